"""An attempt: the verdict on an answer, the user's word against it, the follow-up, and undoing it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import Response

from hotseat.app.answer import Submission, submit
from hotseat.app.overrule import overrule
from hotseat.app.today import today
from hotseat.app.undo import undo
from hotseat.errors import BadInput, NotFound
from hotseat.ids import AttemptId, PointId, new_attempt_id
from hotseat.store import Attempt
from hotseat.web.here import Here, HereDep
from hotseat.web.pages.evidence import segments
from hotseat.web.pages.practice import FormId, Seconds, TakenBack, problem_of
from hotseat.web.pages.verdict import DONT_KNOW, is_conceded, misconception_findings, point_findings
from hotseat.web.pages.view import attempt_url, go, page, practice_url

AttemptPath = Annotated[AttemptId, Path(max_length=64)]
NamedRuling = Literal["said", "not-said", "withdraw"]

router = APIRouter()


@router.get("/attempts/{id}")
def show(
    request: Request,
    here: HereDep,
    id: AttemptPath,
    taken_back: TakenBack = None,
) -> Response:
    """The verdict. A reply to a follow-up is shown with the attempt that it follows."""
    attempt = here.seat.store.attempt(id)
    if attempt.parent is not None:
        return go(f"{attempt_url(attempt.parent)}#follow-up")
    text = here.seat.store.undone(taken_back).answer if taken_back else ""
    return _verdict(request, here, attempt, text=text, put_back=taken_back is not None)


@router.post("/attempts/{parent}/follow-up")
def reply(
    request: Request,
    here: HereDep,
    parent: AttemptPath,
    id: FormId,
    answer: Annotated[str, Form()] = "",
    seconds: Seconds = 0.0,
    dont_know: Annotated[str, Form()] = "",
) -> Response:
    attempt = here.seat.store.attempt(parent)
    given = DONT_KNOW if dont_know and not answer.strip() else answer
    try:
        submit(here.seat, Submission(id, attempt.question, given, seconds, parent), here.now())
    except NotFound:
        raise
    except BadInput as error:
        return _verdict(request, here, attempt, text=answer, problem=problem_of(error), status=error.status)
    return go(f"{attempt_url(parent)}#follow-up")


@router.post("/attempts/{id}/rulings")
def rule(
    here: HereDep, id: AttemptPath, item: Annotated[PointId, Form()], ruling: Annotated[NamedRuling, Form()]
) -> Response:
    attempt = overrule(here.seat, id, item, None if ruling == "withdraw" else ruling, here.now())
    if attempt.parent is not None:
        return go(f"{attempt_url(attempt.parent)}#reply-{item}")
    kind = "point" if any(verdict.id == item for verdict in attempt.grade.points) else "misconception"
    return go(f"{attempt_url(id)}#{kind}-{item}")


@router.post("/undo")
def take_back(here: HereDep, id: Annotated[AttemptId, Form(max_length=64)]) -> Response:
    """Undo, and back to the question with the words put back. Pressing it twice is pressing it once."""
    try:
        attempt = undo(here.seat, here.now(), id)
    except NotFound:
        attempt = here.seat.store.undone(id)
    if attempt.parent is not None:
        return go(f"{attempt_url(attempt.parent)}?undo={attempt.id}#follow-up")
    return go(f"{practice_url(attempt.question)}?undo={attempt.id}")


def _verdict(
    request: Request,
    here: Here,
    attempt: Attempt,
    *,
    text: str = "",
    put_back: bool = False,
    problem: str = "",
    status: int = 200,
) -> Response:
    question, now = here.seat.bank.question(attempt.question), here.now()
    points, wrong = point_findings(attempt), misconception_findings(attempt, question)
    others = here.seat.store.attempts(question=question.slug)
    reply = next((a for a in others if a.parent == attempt.id), None)
    before = next((a for a in others if a.parent is None and a.at < attempt.at), None)
    plan = today(here.seat, now)
    return page(
        request,
        here,
        "attempt.html",
        status,
        attempt=attempt,
        grade=attempt.effective,
        conceded=is_conceded(attempt),
        before=before,
        question=question,
        points=points,
        wrong=wrong,
        unsure=sum(finding.state == "unsure" for finding in (*points, *wrong)),
        segments=segments(attempt.answer, [*points, *wrong]),
        asked=question.follow_up(attempt.grade.follow_up_id) if attempt.grade.follow_up_id else None,
        reply=reply,
        reply_conceded=reply is not None and is_conceded(reply),
        reply_points=point_findings(reply, "reply") if reply else [],
        reply_segments=segments(reply.answer, point_findings(reply, "reply")) if reply else [],
        card=here.seat.store.card(question.slug),
        now=now,
        left=len(plan.due) + len(plan.new),
        id=new_attempt_id(),
        text=text,
        put_back=put_back,
        problem=problem,
    )
