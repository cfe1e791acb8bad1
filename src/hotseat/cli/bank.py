"""`hotseat bank list|lint|show`."""

from typing import Annotated

import typer

from hotseat.cli.door import AsJson, print_json, say, settings
from hotseat.ids import Slug

app = typer.Typer(help="The questions.", no_args_is_help=True)


@app.command("list")
def list_(json: AsJson = False) -> None:
    """Every question: slug, topic, level, prompt."""
    from hotseat.app.listing import as_question_row
    from hotseat.bank import load_bank

    bank = load_bank(settings().content)
    if json:
        print_json([as_question_row(question) for question in bank])
        return
    for topic in bank.topics:
        shelf = [question for question in bank if question.topic == topic.slug]
        if shelf:
            say(f"\n{topic.title} ({len(shelf)})")
        for question in shelf:
            say(f"  {question.slug:28} {question.level:7} {question.prompt}")


@app.command()
def show(slug: Annotated[str, typer.Argument(help="The question's slug.")], json: AsJson = False) -> None:
    """One question with its rubric, model answer, follow-ups and sources."""
    from hotseat.bank import load_bank

    question = load_bank(settings().content).question(Slug(slug))
    if json:
        print_json(question.model_dump(mode="json"))
        return
    say(question.prompt)
    say("\nA strong answer says")
    for point in question.rubric.points:
        say(f"  {'●' * point.weight:3} {point.text}")
    say("\nOften said, and wrong")
    for item in question.rubric.misconceptions:
        say(f"  ✗ {item.text}\n    {item.correction}")
    say(f"\nFor example\n  {question.model_answer}")
    say("\nFollow-ups")
    for follow_up in question.follow_ups:
        say(f"  {follow_up.ask}")
    say("\nSources")
    for source in question.sources:
        say(f"  {source.title}. {source.where} {source.url or ''}".rstrip())


@app.command()
def lint(json: AsJson = False) -> None:
    """Check every file of content/. Exit code 2 where something is wrong."""
    from hotseat.bank.lint import lint as problems_in

    content = settings().content
    problems = problems_in(content)
    if json:
        print_json([{"file": str(problem.file), "message": problem.message} for problem in problems])
    else:
        for problem in problems:
            say(str(problem))
        say(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}" if problems else "clean")
    raise typer.Exit(2 if problems else 0)
