"""`hotseat practice`: the loop in a terminal."""

import sys
import time
from typing import TYPE_CHECKING

import typer

from hotseat.cli.door import now, open_seat, say
from hotseat.cli.grade import print_grade
from hotseat.ids import AttemptId, Slug, new_attempt_id

if TYPE_CHECKING:
    from hotseat.app.seat import Seat
    from hotseat.store import Attempt

HOW = "Answer, then an empty line. `skip` asks another, `quit` ends."


def register(app: typer.Typer) -> None:
    app.command()(practice)


def practice() -> None:
    """Be asked, answer, be graded, be asked what you missed."""
    from hotseat.app.today import today

    seat, skipped = open_seat(), set[Slug]()
    say(HOW)
    while (item := today(seat, now(), skipped).next) is not None:
        say(f"\n{item.question.prompt}")
        began = time.monotonic()
        answer = _listen()
        if answer is None:
            return
        skipped.add(item.question.slug)
        if answer.strip().lower() != "skip":
            going_on = _answered(seat, item.question.slug, answer, time.monotonic() - began)
            if not going_on:
                return
    say("\nThat was every question for now")


def _answered(seat: "Seat", slug: Slug, answer: str, seconds: float) -> bool:
    """Grade, follow up, show what was listened for. False where the user has quit."""
    going_on = True
    attempt = _submit(seat, slug, answer, seconds)
    question = seat.bank.question(slug)
    if attempt.grade.follow_up:
        say(f"\nFollow-up: {attempt.grade.follow_up}")
        began = time.monotonic()
        reply = _listen()
        going_on = reply is not None
        if reply is not None and reply.strip().lower() not in {"", "skip"}:
            _submit(seat, slug, reply, time.monotonic() - began, attempt.id)
    say(f"\nIn one breath: {question.one_breath}\n\nA strong answer: {question.model_answer}")
    card = seat.store.card(slug)
    if card:
        say(f"\nAsked again {card.due.astimezone():%a %d %b, %H:%M}")
    return going_on


def _submit(seat: "Seat", slug: Slug, answer: str, seconds: float, parent: AttemptId | None = None) -> "Attempt":
    from hotseat.app.answer import Submission, submit

    attempt = submit(seat, Submission(new_attempt_id(), slug, answer, seconds, parent), now())
    print_grade(attempt.grade, attempt.answer)
    return attempt


def _listen() -> str | None:
    """Lines up to an empty one; None at `quit` or the end of input."""
    lines: list[str] = []
    for raw in sys.stdin.buffer:  # so that bytes which are no text become marks, not a crash
        line = raw.decode(sys.stdin.encoding, "replace").rstrip("\r\n")
        if line.strip().lower() == "quit" and not lines:
            return None
        if line.strip():
            lines.append(line)
        elif lines:
            return "\n".join(lines)
    return "\n".join(lines) or None
