"""Look through the bank: search and filter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotseat.app.seat import Seat
from hotseat.bank import Question
from hotseat.memory import Card


@dataclass(frozen=True)
class Shelved:
    """A question as the bank's list shows it."""

    question: Question
    card: Card | None


def browse(seat: Seat, text: str = "", topic: str = "", level: str = "", job: str = "") -> list[Shelved]:
    """The questions that hold every word of `text` and fit the filters; those whose prompt fits come first."""
    wanted = re.findall(r"\w+", text.lower())
    cards = {card.question: card for card in seat.store.cards()}
    found = [q for q in seat.bank if _fits(q, topic, level, job) and all(word in _haystack(q) for word in wanted)]
    found.sort(key=lambda q: not all(word in f"{q.prompt} {q.slug}".lower() for word in wanted))
    return [Shelved(question, cards.get(question.slug)) for question in found]


def _fits(question: Question, topic: str, level: str, job: str) -> bool:
    return topic in ("", question.topic) and level in ("", question.level) and (not job or job in question.jobs)


def _haystack(question: Question) -> str:
    return " ".join(_texts(question)).lower()


def _texts(question: Question) -> Iterator[str]:
    yield from (question.slug, question.topic, question.prompt, question.model_answer, question.one_breath)
    yield from question.jobs
    yield from (point.text for point in question.rubric.points)
    yield from (item.text for item in question.rubric.misconceptions)
