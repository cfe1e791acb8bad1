"""The bank: search it, filter it."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from hotseat.app.browse import browse
from hotseat.web.here import HereDep
from hotseat.web.pages.view import page

Filter = Annotated[str, Query(max_length=60)]

router = APIRouter()


@router.get("/bank")
def show(
    request: Request,
    here: HereDep,
    q: Annotated[str, Query(max_length=200)] = "",
    topic: Filter = "",
    level: Filter = "",
    job: Filter = "",
) -> Response:
    seat = here.seat
    found = browse(seat, q, topic, level, job)
    order = {topic.slug: place for place, topic in enumerate(seat.bank.topics)}
    found.sort(key=lambda shelved: order[shelved.question.topic])  # stable: the best match of a topic stays first
    shelves = {slug: list(group) for slug, group in groupby(found, key=lambda shelved: shelved.question.topic)}
    last: dict[str, int] = {}
    for attempt in seat.store.attempts():
        if attempt.parent is None:
            last.setdefault(attempt.question, attempt.effective.score)
    return page(
        request,
        here,
        "bank.html",
        shelves=[(t, shelves[t.slug]) for t in seat.bank.topics if t.slug in shelves],
        found=len(found),
        total=len(seat.bank),
        topics=[t for t in seat.bank.topics if any(question.topic == t.slug for question in seat.bank)],
        chosen={"q": q, "topic": topic, "level": level, "job": job},
        last=last,
        now=here.now(),
    )
