"""What to do today: what is due, what is new, and which of it comes next."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from hotseat.app.preferences import preferences_of
from hotseat.app.seat import Seat
from hotseat.bank import Bank, Question
from hotseat.ids import Slug
from hotseat.memory import Card, recall
from hotseat.store import Attempt

Reason = Literal["retry", "due", "new", "weakest"]


@dataclass(frozen=True)
class Item:
    """A question and why it is asked. `recall` is the chance, 0 to 1, that it is still known.

    A question to `retry` was missed within the day: it has no recall worth speaking of yet.
    """

    question: Question
    reason: Reason
    recall: float | None = None
    card: Card | None = None


@dataclass(frozen=True)
class Today:
    """The day. `due`: first what was missed, then the most forgotten. `new`: prerequisites first. `done`: newest
    first.
    """

    due: tuple[Item, ...]
    new: tuple[Item, ...]
    done: tuple[Attempt, ...]
    next: Item | None
    """What to do now: what is due, then new, then new beyond the day's number, then the weakest card."""
    back: datetime | None
    """When the next question that is not due yet comes back."""

    @property
    def minutes(self) -> int:
        """Minutes that the due and the new questions take, by their expected times."""
        seconds = sum(item.question.seconds for item in (*self.due, *self.new))
        return -(-seconds // 60)


def today(seat: Seat, now: datetime, skip: Collection[Slug] = ()) -> Today:
    """The list for the day of `now`, in the time zone of `now`. Questions in `skip` are not next."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    done = seat.store.attempts(since=midnight.astimezone(UTC))
    cards = {card.question: card for card in seat.store.cards() if card.question in seat.bank.questions}
    due = [_item(seat.bank, card, "due", now) for card in cards.values() if card.due <= now]
    due.sort(key=lambda item: item.recall or 0.0)
    asked = Counter(attempt.question for attempt in done if attempt.parent is None)
    started = sum(slug in cards and cards[slug].reviews == count for slug, count in asked.items())
    room = max(0, preferences_of(seat).new_per_day - started)
    new = [Item(question, "new") for question in _unseen(seat.bank, cards)[:room]]
    rest = [_item(seat.bank, card, "weakest", now) for card in cards.values() if card.due > now]
    rest.sort(key=lambda item: item.recall or 0.0)
    ahead = [Item(question, "new") for question in _unseen(seat.bank, cards)[room:]]
    choice = next((i for i in (*due, *new, *ahead, *rest) if i.question.slug not in skip), None)
    back = min((card.due for card in cards.values() if card.due > now), default=None)
    return Today(tuple(due), tuple(new), tuple(done), choice, back)


def _item(bank: Bank, card: Card, reason: Reason, now: datetime) -> Item:
    if card.state != "review":
        return Item(bank.questions[card.question], "retry", None, card)
    return Item(bank.questions[card.question], reason, recall(card, now), card)


def _unseen(bank: Bank, cards: Collection[Slug]) -> list[Question]:
    """Questions never answered: prerequisites before what needs them, and topics taking turns."""
    waiting = [question for question in bank if question.slug not in cards]
    depth = {question.slug: _depth(bank, question.slug, ()) for question in waiting}
    turns: dict[str, int] = {}
    order: dict[Slug, tuple[int, int]] = {}
    for question in sorted(waiting, key=lambda q: depth[q.slug]):
        turns[question.topic] = turns.get(question.topic, 0) + 1
        order[question.slug] = (depth[question.slug], turns[question.topic])
    return sorted(waiting, key=lambda q: order[q.slug])


def _depth(bank: Bank, slug: Slug, path: tuple[Slug, ...]) -> int:
    """How long the longest chain of prerequisites under a question is. A cycle, which lint refuses, ends it."""
    question = bank.questions.get(slug)
    if question is None or slug in path:
        return 0
    return max((1 + _depth(bank, need, (*path, slug)) for need in question.requires), default=0)
