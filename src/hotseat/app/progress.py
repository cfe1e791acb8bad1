"""Progress: what was practised, what is due, and how each topic stands."""

from dataclasses import dataclass
from datetime import date, datetime

from hotseat.app.seat import Seat
from hotseat.progress import Outcome, TopicSummary, by_topic, practised_days
from hotseat.store import Attempt


@dataclass(frozen=True)
class Progress:
    """`attempts` counts answers to questions; replies to follow-ups are counted apart."""

    attempts: int
    follow_ups: int
    practised: int
    questions: int
    due: int
    minutes: int
    topics: tuple[TopicSummary, ...]
    days: dict[date, int]
    recent: tuple[Attempt, ...]


def progress(seat: Seat, now: datetime) -> Progress:
    """Progress up to `now`; days are those of the time zone of `now`."""
    attempts = seat.store.attempts()
    asked = [a for a in attempts if a.parent is None and a.question in seat.bank.questions]
    outcomes = [_outcome(seat, attempt) for attempt in asked]
    sizes = {topic.slug: sum(q.topic == topic.slug for q in seat.bank) for topic in seat.bank.topics}
    return Progress(
        attempts=len(asked),
        follow_ups=sum(a.parent is not None for a in attempts),
        practised=len({a.question for a in asked}),
        questions=len(seat.bank),
        due=sum(card.due <= now and card.question in seat.bank.questions for card in seat.store.cards()),
        minutes=round(sum(a.seconds for a in attempts) / 60),
        topics=tuple(by_topic(outcomes, {topic: size for topic, size in sizes.items() if size})),
        days=practised_days(outcomes, now.tzinfo),
        recent=tuple(attempts[:20]),
    )


def _outcome(seat: Seat, attempt: Attempt) -> Outcome:
    topic = seat.bank.question(attempt.question).topic
    return Outcome(attempt.question, topic, attempt.effective.score, attempt.at, attempt.seconds)
