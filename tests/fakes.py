"""One fake per seam. Each is held by the contract tests of its protocol, next to the real ones."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zlib import crc32

import numpy as np

from hotseat.errors import Conflict, NotFound
from hotseat.grading import Grade, GraderName, MisconceptionVerdict, PointVerdict, Ruling, Task
from hotseat.grading.encoder import Vectors
from hotseat.grading.floors import floor_of
from hotseat.grading.score import conclude
from hotseat.ids import AttemptId, PointId, Slug
from hotseat.memory import Card
from hotseat.store import Attempt, CardOf, Contents, Overruling, Undo


class FakeEncoder:
    """Words in a bag: each word has its own fixed random direction."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [self._row(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), 64)

    def _row(self, text: str) -> Vectors:
        row = np.full(64, 1e-6, np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row += np.random.default_rng(crc32(word.encode())).standard_normal(64).astype(np.float32)
        return row / np.float32(np.linalg.norm(row))


class FakeGrader:
    """A point is made where the answer holds its text, word for word."""

    name = GraderName(name="fake", version="1")

    def warm_up(self) -> None:
        pass

    def grade(self, task: Task, answer: str) -> Grade:
        floor = floor_of(task, answer)
        points = tuple(
            PointVerdict(
                id=point.id,
                text=point.text,
                weight=point.weight,
                verdict="missing" if at is None else "covered",
                p=0.0 if at is None else 1.0,
                evidence=at,
            )
            for point in task.rubric.points
            for at in [None if floor else _find(point.text, answer)]
        )
        wrong = tuple(
            MisconceptionVerdict(id=item.id, text=item.text, held=at is not None, p=float(at is not None), evidence=at)
            for item in task.rubric.misconceptions
            for at in [None if floor else _find(item.text, answer)]
        )
        return conclude(task, points, wrong, grader=self.name, confidence=1.0, ms=0.0, floor=floor)


def _find(text: str, answer: str) -> tuple[int, int] | None:
    at = answer.find(text)
    return None if at < 0 else (at, at + len(text))


class FakeStore:
    """A store in memory."""

    def __init__(self, card_of: CardOf) -> None:
        self._card_of = card_of
        self._contents = Contents()

    def add(self, attempt: Attempt) -> Attempt:
        stored = next((a for a in self._contents.attempts if a.id == attempt.id), None)
        if stored is not None and any(undo.attempt == attempt.id for undo in self._contents.undone):
            raise Conflict(f"attempt {attempt.id!r} was undone")
        if stored is not None:
            return _same(stored, attempt)
        if attempt.parent is not None:
            self.attempt(attempt.parent)
        self._contents = replace(self._contents, attempts=(*self._contents.attempts, attempt))
        return attempt

    def attempt(self, id: AttemptId) -> Attempt:
        for attempt in self.attempts():
            if attempt.id == id:
                return attempt
        raise NotFound(f"no attempt {id!r}")

    def undone(self, id: AttemptId) -> Attempt:
        gone = {undo.attempt for undo in self._contents.undone}
        for attempt in self._contents.attempts:
            if attempt.id == id and id in gone:
                return attempt
        raise NotFound(f"no attempt {id!r} undone")

    def attempts(
        self, question: Slug | None = None, since: datetime | None = None, limit: int | None = None
    ) -> list[Attempt]:
        gone = {undo.attempt for undo in self._contents.undone}
        live = [a for a in self._contents.attempts if a.id not in gone]
        found = [a for a in live if question in (None, a.question) and (since is None or a.at >= since)]
        newest = sorted(enumerate(found), key=lambda pair: (pair[1].at, pair[0]), reverse=True)
        return [replace(a, rulings=self._rulings(a.id)) for _, a in newest][:limit]

    def overrule(self, overruling: Overruling) -> Attempt:
        grade = self.attempt(overruling.attempt).grade
        if overruling.item not in {v.id for v in (*grade.points, *grade.misconceptions)}:
            raise NotFound(f"no item {overruling.item!r}")
        self._contents = replace(self._contents, overrulings=(*self._contents.overrulings, overruling))
        return self.attempt(overruling.attempt)

    def undo(self, id: AttemptId, at: datetime) -> Attempt:
        attempt = self.attempt(id)
        gone = [a.id for a in self.attempts() if id in (a.id, a.parent)]
        self._contents = replace(self._contents, undone=(*self._contents.undone, *(Undo(one, at) for one in gone)))
        return attempt

    def card(self, question: Slug) -> Card | None:
        return self._card_of(question, self.attempts(question=question))

    def cards(self) -> list[Card]:
        cards = (self.card(question) for question in {a.question for a in self.attempts()})
        return sorted((card for card in cards if card), key=lambda card: card.due)

    def preferences(self) -> dict[str, object]:
        return dict(self._contents.preferences)

    def prefer(self, key: str, value: object) -> None:
        self._contents = replace(self._contents, preferences={**self._contents.preferences, key: value})

    def contents(self) -> Contents:
        return self._contents

    def merge(self, contents: Contents) -> int:
        stored = {a.id: a for a in self._contents.attempts}
        for attempt in contents.attempts:
            _same(stored.get(attempt.id, attempt), attempt)
        new = tuple(a for a in contents.attempts if a.id not in stored)
        self._contents = Contents(
            attempts=(*self._contents.attempts, *new),
            overrulings=_union(self._contents.overrulings, contents.overrulings),
            undone=_union(self._contents.undone, contents.undone),
            preferences={**contents.preferences, **self._contents.preferences},
        )
        return len(new)

    def replace(self, contents: Contents, keep: Callable[[Contents], None] | None = None) -> None:
        if keep:
            keep(self._contents)
        self._contents = contents

    def _rulings(self, id: AttemptId) -> dict[PointId, Ruling]:
        rulings: dict[PointId, Ruling] = {}
        for one in sorted(self._contents.overrulings, key=lambda o: o.at):
            if one.attempt == id:
                rulings.pop(one.item, None)
                rulings |= {one.item: one.ruling} if one.ruling else {}
        return rulings


def _same(stored: Attempt, given: Attempt) -> Attempt:
    if (stored.question, stored.answer, stored.parent) != (given.question, given.answer, given.parent):
        raise Conflict(f"attempt {given.id!r} differs")
    return stored


def _union(old: Iterable[Any], new: Iterable[Any]) -> tuple[Any, ...]:
    old = tuple(old)
    return (*old, *(one for one in new if one not in old))
