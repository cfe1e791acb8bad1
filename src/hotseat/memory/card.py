"""Cards: a card is a pure function of its reviews, so that undoing one is leaving it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import fsrs

from hotseat.ids import Slug
from hotseat.memory.rating import Rating


@dataclass(frozen=True)
class Review:
    """One answer, as the memory model sees it."""

    at: datetime
    rating: Rating


@dataclass(frozen=True)
class Card:
    """The memory state of a question. `stability` and the interval to `due` are in days; times are UTC."""

    question: Slug
    stability: float
    difficulty: float
    due: datetime
    last_review: datetime
    reviews: int
    lapses: int
    state: str


@cache
def _scheduler() -> fsrs.Scheduler:
    """The defaults of py-fsrs (FSRS-6, retention 0.9), but for two.

    No fuzz: the same reviews give the same card. One learning step of ten minutes, not one minute and ten:
    an answer takes two minutes, and asking again at once would measure the model answer just read.
    """
    step = (timedelta(minutes=10),)
    return fsrs.Scheduler(enable_fuzzing=False, learning_steps=step, relearning_steps=step)


def replay(question: Slug, reviews: Iterable[Review]) -> Card | None:
    """The card after these reviews; None where there are none. They are taken in order of time."""
    card, count, lapses = fsrs.Card(card_id=0), 0, 0
    for review in sorted(reviews, key=lambda r: r.at):
        at = review.at.astimezone(UTC)
        lapses += review.rating == Rating.AGAIN and card.state == fsrs.State.Review
        card, _ = _scheduler().review_card(card, fsrs.Rating(int(review.rating)), at)
        count += 1
    if card.last_review is None or card.stability is None or card.difficulty is None:
        return None
    return Card(
        question, card.stability, card.difficulty, card.due, card.last_review, count, lapses, card.state.name.lower()
    )


def recall(card: Card, now: datetime) -> float:
    """The probability, 0 to 1, that the card is recalled at `now` (FSRS's forgetting curve)."""
    state = fsrs.Card(
        card_id=0, stability=card.stability, difficulty=card.difficulty, due=card.due, last_review=card.last_review
    )
    return _scheduler().get_card_retrievability(state, now.astimezone(UTC))
