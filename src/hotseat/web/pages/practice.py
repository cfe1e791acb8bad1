"""Practice: one question at a time, answered in the user's own words."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from hotseat.app.answer import Submission, submit
from hotseat.app.today import today
from hotseat.bank import Question
from hotseat.errors import BadInput, Conflict, NotFound
from hotseat.ids import AttemptId, Slug, new_attempt_id
from hotseat.web.here import Here, HereDep
from hotseat.web.pages.verdict import DONT_KNOW
from hotseat.web.pages.view import attempt_url, go, page, practice_url

SlugPath = Annotated[Slug, Path(max_length=60)]
Skipped = Annotated[
    list[Annotated[Slug, Field(max_length=60)]], Query(alias="not", max_length=200, default_factory=list)
]
FormId = Annotated[AttemptId, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$"), Form(default_factory=new_attempt_id)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False), Form()]
TakenBack = Annotated[AttemptId | None, Query(alias="undo", max_length=64)]
"""The attempt that was just undone."""

router = APIRouter()


@router.get("/practice")
def following(here: HereDep, skipped: Skipped) -> Response:
    """The next question that is not skipped; once all are, they start over."""
    now = here.now()
    choice = today(here.seat, now, skipped).next
    if choice is None:
        choice, skipped = today(here.seat, now, skipped[-1:]).next, skipped[-1:]
    if choice is None:
        return go("/")
    return go(_with_skipped(practice_url(choice.question.slug), skipped))


@router.get("/practice/{slug}")
def ask(
    request: Request,
    here: HereDep,
    slug: SlugPath,
    skipped: Skipped,
    taken_back: TakenBack = None,
) -> Response:
    """The question. After an undo it comes with the words of the attempt that was undone."""
    question = here.seat.bank.question(slug)
    text = here.seat.store.undone(taken_back).answer if taken_back else ""
    return _asked(request, here, question, text=text, skipped=skipped, put_back=taken_back is not None)


@router.post("/practice/{slug}")
def answer(
    request: Request,
    here: HereDep,
    slug: SlugPath,
    id: FormId,
    answer: Annotated[str, Form()] = "",
    seconds: Seconds = 0.0,
    dont_know: Annotated[str, Form()] = "",
) -> Response:
    question = here.seat.bank.question(slug)
    given = DONT_KNOW if dont_know and not answer.strip() else answer
    try:
        attempt = submit(here.seat, Submission(id, slug, given, seconds), here.now())
    except NotFound:
        raise
    except BadInput as error:
        return _asked(request, here, question, text=answer, problem=problem_of(error), status=error.status)
    return go(attempt_url(attempt.id))


def problem_of(error: BadInput) -> str:
    """What to tell somebody whose answer was not taken. The form that says so has a new id."""
    if isinstance(error, Conflict):
        return (
            "An earlier wording of this answer has been graded already. "
            "Press Submit again to hand this in as a new attempt."
        )
    return f"{error.message[:1].upper()}{error.message[1:]}."


def _asked(
    request: Request,
    here: Here,
    question: Question,
    *,
    text: str = "",
    skipped: Sequence[Slug] = (),
    put_back: bool = False,
    problem: str = "",
    status: int = 200,
) -> Response:
    titles = {topic.slug: topic.title for topic in here.seat.bank.topics}
    return page(
        request,
        here,
        "practice.html",
        status,
        question=question,
        topic=titles[question.topic],
        id=new_attempt_id(),
        text=text,
        problem=problem,
        put_back=put_back,
        another=_with_skipped("/practice", [*skipped, question.slug]),
    )


def _with_skipped(url: str, skipped: Sequence[Slug]) -> str:
    query = urlencode([("not", slug) for slug in dict.fromkeys(skipped)])
    return f"{url}?{query}" if query else url
