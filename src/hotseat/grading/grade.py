"""A grade: the verdict on an answer, point by point, with the words that earned it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from hotseat.ids import FollowUpId, PointId

Verdict = Literal["covered", "partial", "missing", "contradicted"]
Floor = Literal["empty", "too-short", "gibberish", "copied-question", "off-topic"]
Probability = Annotated[float, Field(ge=0, le=1)]
Evidence = tuple[int, int]
"""A character range of the answer: start, and end (exclusive)."""


class Value(BaseModel):
    """Base of the values of a grade: frozen, comparable, to and from JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PointVerdict(Value):
    """Whether the answer makes one point. `p` is the probability that it does."""

    id: PointId
    text: str
    weight: int
    verdict: Verdict
    p: Probability
    unsure: bool = False
    """The grader would rather ask than guess."""
    evidence: Evidence | None = None


class MisconceptionVerdict(Value):
    """Whether the answer holds one misconception. `p` is the probability that it does."""

    id: PointId
    text: str
    held: bool
    p: Probability
    unsure: bool = False
    evidence: Evidence | None = None


class GraderName(Value):
    """Which grader gave the grade, so that an old grade can be told from a new one."""

    name: str
    version: str


class Grade(Value):
    """The verdict on one answer."""

    score: Annotated[int, Field(ge=0, le=100)]
    level: Annotated[int, Field(ge=0, le=4)]
    confidence: Probability
    points: Annotated[tuple[PointVerdict, ...], Field(min_length=1)]
    misconceptions: tuple[MisconceptionVerdict, ...]
    floor: Floor | None
    follow_up: str | None
    follow_up_id: FollowUpId | None = None
    grader: GraderName
    ms: Annotated[float, Field(ge=0)]

    def wrong(self) -> list[MisconceptionVerdict]:
        return [verdict for verdict in self.misconceptions if verdict.held]
