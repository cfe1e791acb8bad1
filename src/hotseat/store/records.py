"""What is stored, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from hotseat.grading import Grade, Ruling, overruled
from hotseat.ids import AttemptId, FollowUpId, PointId, Slug


@dataclass(frozen=True)
class Attempt:
    """An answer to a question, with its grade. Appended, never changed.

    A reply to a follow-up names it, and the attempt that it follows (`parent`). `seconds` is the time spent,
    `expected` the time that the question allowed for when it was asked, `version` the question's version.
    """

    id: AttemptId
    question: Slug
    version: int
    answer: str
    grade: Grade
    """As the grader gave it."""
    seconds: float
    expected: float
    at: datetime
    parent: AttemptId | None = None
    follow_up: FollowUpId | None = None
    rulings: Mapping[PointId, Ruling] = field(default_factory=dict[PointId, Ruling], compare=False)
    """What the user has said of its verdicts since."""

    @cached_property
    def effective(self) -> Grade:
        """The grade with the user's rulings applied."""
        return overruled(self.grade, self.rulings)


@dataclass(frozen=True)
class Overruling:
    """The user's word against a verdict, kept as a label. No ruling withdraws the one before."""

    attempt: AttemptId
    item: PointId
    ruling: Ruling | None
    at: datetime


@dataclass(frozen=True)
class Undo:
    """The attempt no longer counts."""

    attempt: AttemptId
    at: datetime


@dataclass(frozen=True)
class Contents:
    """All of a store's records. Cards are not among them: they follow from the attempts."""

    attempts: tuple[Attempt, ...] = ()
    overrulings: tuple[Overruling, ...] = ()
    undone: tuple[Undo, ...] = ()
    preferences: Mapping[str, object] = field(default_factory=dict[str, object])
