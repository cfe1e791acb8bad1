"""A question's page: what it asks, how it went so far, and, once answered, its rubric."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hotseat.web.here import HereDep
from hotseat.web.pages.chart import history_of
from hotseat.web.pages.practice import SlugPath
from hotseat.web.pages.view import page

router = APIRouter()


@router.get("/questions/{slug}")
def show(request: Request, here: HereDep, slug: SlugPath) -> Response:
    bank, store = here.seat.bank, here.seat.store
    question = bank.question(slug)
    attempts = [attempt for attempt in store.attempts(question=slug) if attempt.parent is None]
    return page(
        request,
        here,
        "question.html",
        question=question,
        topic=next(topic.title for topic in bank.topics if topic.slug == question.topic),
        requires=[bank.questions[need] for need in question.requires if need in bank.questions],
        attempts=attempts,
        history=history_of([attempt.effective.score for attempt in reversed(attempts)]),
        card=store.card(slug),
        now=here.now(),
    )
