"""Answer a question, or the follow-up to an earlier answer: it is graded and kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator

from hotseat.app.seat import Seat
from hotseat.bank import FollowUp
from hotseat.errors import BadInput, Conflict, NotFound, TooLarge
from hotseat.grading import task_of_follow_up, task_of_question
from hotseat.ids import AttemptId, Slug
from hotseat.store import Attempt

MAX_ANSWER = 200_000
"""Characters that an answer may have. What a grader reads of it is less."""
MAX_SECONDS = 6 * 3600.0
"""Time beyond this is a window left open, not thinking; it is counted as this much."""
FOLLOW_UP_SECONDS = 45.0


@dataclass(frozen=True)
class Submission:
    """What is handed in. `parent` names the attempt whose follow-up is answered."""

    id: AttemptId
    question: Slug
    answer: str
    seconds: float = 0.0
    parent: AttemptId | None = None


def _mend(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


Mended = Annotated[str, BeforeValidator(lambda value: _mend(value) if isinstance(value, str) else value)]
"""Text with lone surrogates replaced: JSON can hold them, UTF-8 cannot."""


def clean(answer: str) -> str:
    """The answer as it can be stored and shown: lone surrogates and NUL replaced, line ends made \\n."""
    if len(answer) > MAX_ANSWER:
        raise TooLarge(f"the answer has {len(answer):,} characters; at most {MAX_ANSWER:,} are accepted")
    return _mend(answer).replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


def submit(seat: Seat, given: Submission, now: datetime) -> Attempt:
    """Grade the answer and keep the attempt. Handing in the same submission again returns the first attempt.

    Raises `NotFound`, `TooLarge`, `BadInput`, or `Conflict` where the id belongs to another answer.
    """
    question, answer = seat.bank.question(given.question), clean(given.answer)
    if not answer.strip():
        raise BadInput("the answer is empty; say what you know, or skip the question")
    earlier = _earlier(seat, given.id)
    if earlier is not None:
        if (earlier.question, earlier.answer, earlier.parent) != (given.question, answer, given.parent):
            raise Conflict(f"attempt {given.id!r} is already stored with another answer; use a new id")
        return earlier
    follow_up = _follow_up(seat, given)
    task = task_of_follow_up(follow_up) if follow_up else task_of_question(question)
    return seat.store.add(
        Attempt(
            id=given.id,
            question=question.slug,
            version=question.version,
            answer=answer,
            grade=seat.grader.grade(task, answer),
            seconds=min(max(given.seconds, 0.0), MAX_SECONDS),
            expected=FOLLOW_UP_SECONDS if follow_up else float(question.seconds),
            at=now,
            parent=given.parent,
            follow_up=follow_up.id if follow_up else None,
        )
    )


def _earlier(seat: Seat, id: AttemptId) -> Attempt | None:
    try:
        return seat.store.attempt(id)
    except NotFound:
        return None


def _follow_up(seat: Seat, given: Submission) -> FollowUp | None:
    """The follow-up that is answered: the one that the parent's grade asked."""
    if given.parent is None:
        return None
    parent = seat.store.attempt(given.parent)
    if parent.question != given.question:
        raise BadInput(f"attempt {parent.id!r} is about {parent.question!r}, not {given.question!r}")
    asked = parent.grade.follow_up_id
    follow_up = seat.bank.question(parent.question).follow_up(asked) if asked else None
    if follow_up is None:
        raise BadInput(f"attempt {parent.id!r} has no follow-up to answer")
    return follow_up
