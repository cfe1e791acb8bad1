"""`hotseat today` and `hotseat progress`."""

import typer

from hotseat.cli.door import AsJson, now, open_seat, print_json, say


def register(app: typer.Typer) -> None:
    app.command()(today)
    app.command()(progress)


def today(json: AsJson = False) -> None:
    """What is due, what is new, and what comes next."""
    from hotseat.app.listing import as_today
    from hotseat.app.today import today

    found = today(open_seat(), now())
    if json:
        print_json(as_today(found))
        return
    say(f"{len(found.due)} due, {len(found.new)} new, about {found.minutes} minutes; {len(found.done)} answered today")
    for item in (*found.due, *found.new):
        known = "" if item.recall is None else f"  (recall {item.recall:.0%})"
        say(f"  {item.reason:5} {item.question.slug:28} {item.question.prompt}{known}")
    if found.back and not (found.due or found.new):
        say(f"the next question comes back {found.back.astimezone():%a %d %b, %H:%M}")
    if found.next:
        say(f"\nNext: {found.next.question.prompt}\n`hotseat practice` asks it")


def progress(json: AsJson = False) -> None:
    """What was practised, and how each topic stands."""
    from hotseat.app.listing import as_progress
    from hotseat.app.progress import progress

    found = progress(open_seat(), now())
    if json:
        print_json(as_progress(found))
        return
    say(f"{found.attempts} attempts in {found.minutes} minutes, {found.practised} of {found.questions} questions")
    say(f"{found.due} due now")
    for topic in found.topics:
        mean = "not practised yet" if topic.mean is None else f"last scores average {topic.mean:.0f}"
        if topic.interval:
            mean += f" (90 % interval {topic.interval[0]:.0f} to {topic.interval[1]:.0f})"
        say(f"  {topic.topic:14} {topic.practised:3} of {topic.questions:3}  {mean}")
