"""Progress: what was practised, what is due, and how each topic stands."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hotseat.app.progress import progress
from hotseat.web.here import HereDep
from hotseat.web.pages.chart import calendar_of
from hotseat.web.pages.view import page

router = APIRouter()


@router.get("/progress")
def show(request: Request, here: HereDep) -> Response:
    now = here.now()
    result = progress(here.seat, now)
    return page(
        request,
        here,
        "progress.html",
        progress=result,
        titles={topic.slug: topic.title for topic in here.seat.bank.topics},
        questions=here.seat.bank.questions,
        calendar=calendar_of(result.days, now.date()),
        now=now,
    )
