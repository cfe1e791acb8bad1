"""Today: what to do now, what is left of the day, and what was done."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hotseat.app.today import today
from hotseat.web.here import HereDep
from hotseat.web.pages.view import page

router = APIRouter()


@router.get("/")
def show(request: Request, here: HereDep) -> Response:
    now = here.now()
    plan = today(here.seat, now)
    first_visit = not plan.done and not here.seat.store.attempts(limit=1)
    return page(
        request,
        here,
        "today.html",
        today=plan,
        now=now,
        first_visit=first_visit,
        questions=here.seat.bank.questions,
        done=[attempt for attempt in plan.done if attempt.parent is None],
    )
