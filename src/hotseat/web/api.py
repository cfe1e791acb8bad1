"""The HTTP API under /api/v1. OpenAPI at /api/v1/openapi.json."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

import hotseat
from hotseat.app.answer import MAX_ANSWER, Mended, Submission, submit
from hotseat.app.browse import browse
from hotseat.app.grade import GradeLine, as_line, grade_line
from hotseat.app.listing import as_progress, as_question_row, as_today
from hotseat.app.overrule import overrule
from hotseat.app.progress import progress
from hotseat.app.today import today
from hotseat.app.undo import undo
from hotseat.bank import Question
from hotseat.grading import Grade, Ruling
from hotseat.ids import AttemptId, FollowUpId, PointId, Slug, new_attempt_id
from hotseat.store import Attempt
from hotseat.store.exchange import to_lines
from hotseat.web.here import HereDep


class Problem(BaseModel):
    """What went wrong, and what to do."""

    error: str


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


Answer = Annotated[Mended, Field(max_length=MAX_ANSWER)]
AttemptName = Annotated[AttemptId, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
SlugPath = Annotated[Slug, Path(max_length=60)]
AttemptPath = Annotated[AttemptId, Path(max_length=64)]


class NewAttempt(_Body):
    """An answer to keep. Send the same `id` again after a lost reply: it is stored once."""

    id: Annotated[AttemptName, Field(default_factory=new_attempt_id)]
    question: Annotated[Slug, Field(max_length=60)]
    answer: Answer
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    parent: AttemptName | None = None
    """The attempt whose follow-up this answers."""


class NewRuling(_Body):
    """The user's word against a verdict; `ruling` null withdraws it."""

    item: Annotated[PointId, Field(max_length=48)]
    ruling: Ruling | None


class StoredAttempt(BaseModel):
    """An attempt. `grade` has the user's rulings applied; `graded` is what the grader said."""

    id: AttemptId
    question: Slug
    parent: AttemptId | None
    follow_up: FollowUpId | None
    answer: str
    seconds: float
    at: datetime
    grade: Grade
    graded: Grade
    rulings: dict[PointId, Ruling]


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 403, 404, 405, 409, 413, 422, 503)
}
router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@router.get("/health")
def health(here: HereDep) -> dict[str, str]:
    """Whether the app and its database answer."""
    here.seat.store.preferences()
    return {"status": "ok", "version": hotseat.__version__}


@router.get("/questions")
def list_questions(
    here: HereDep,
    q: Annotated[str, Query(max_length=200)] = "",
    topic: Annotated[str, Query(max_length=60)] = "",
    level: Annotated[str, Query(max_length=60)] = "",
    job: Annotated[str, Query(max_length=60)] = "",
) -> list[dict[str, Any]]:
    """Questions that hold every word of `q` and fit the filters."""
    return [as_question_row(shelved.question) for shelved in browse(here.seat, q, topic, level, job)]


@router.get("/questions/{slug}")
def show_question(here: HereDep, slug: SlugPath) -> Question:
    """A question with its rubric, model answer, follow-ups and sources."""
    return here.seat.bank.question(slug)


@router.get("/today")
def show_today(here: HereDep) -> dict[str, Any]:
    """What is due, what is new, and what comes next."""
    return as_today(today(here.seat, here.now()))


@router.get("/progress")
def show_progress(here: HereDep) -> dict[str, Any]:
    """What was practised, what is due, and how each topic stands."""
    return as_progress(progress(here.seat, here.now()))


@router.post("/grade")
def grade(here: HereDep, line: GradeLine) -> dict[str, Any]:
    """Grade an answer without keeping it."""
    return as_line(line, grade_line(here.seat, line))


@router.post("/attempts", status_code=201)
def add_attempt(here: HereDep, given: NewAttempt) -> StoredAttempt:
    """Grade an answer and keep the attempt."""
    submission = Submission(given.id, given.question, given.answer, given.seconds, given.parent)
    return _shown(submit(here.seat, submission, here.now()))


@router.get("/attempts")
def list_attempts(
    here: HereDep,
    question: Annotated[Slug | None, Query(max_length=60)] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> list[StoredAttempt]:
    """Attempts, newest first, without those undone."""
    if question is not None:
        here.seat.bank.question(question)
    return [_shown(attempt) for attempt in here.seat.store.attempts(question=question, limit=limit)]


@router.get("/attempts/{id}")
def show_attempt(here: HereDep, id: AttemptPath) -> StoredAttempt:
    return _shown(here.seat.store.attempt(id))


@router.post("/attempts/{id}/rulings", status_code=201)
def add_ruling(here: HereDep, id: AttemptPath, given: NewRuling) -> StoredAttempt:
    """Overrule a verdict, or withdraw the ruling."""
    return _shown(overrule(here.seat, id, given.item, given.ruling, here.now()))


@router.delete("/attempts/{id}")
def undo_attempt(here: HereDep, id: AttemptPath) -> StoredAttempt:
    """Undo an attempt and the replies to its follow-up: they no longer count."""
    return _shown(undo(here.seat, here.now(), id))


@router.get("/export", response_class=StreamingResponse)
def export(here: HereDep) -> StreamingResponse:
    """Everything, as JSON Lines."""
    contents, now = here.seat.store.contents(), here.now()

    def lines() -> Iterator[str]:
        yield from (f"{line}\n" for line in to_lines(contents, now))

    return StreamingResponse(lines(), media_type="application/jsonl")


def _shown(attempt: Attempt) -> StoredAttempt:
    return StoredAttempt(
        id=attempt.id,
        question=attempt.question,
        parent=attempt.parent,
        follow_up=attempt.follow_up,
        answer=attempt.answer,
        seconds=attempt.seconds,
        at=attempt.at,
        grade=attempt.effective,
        graded=attempt.grade,
        rulings=dict(attempt.rulings),
    )
