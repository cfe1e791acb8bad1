"""The schema of a question file. What a rule here forbids cannot be loaded; taste is left to `bank lint`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from hotseat.bank.rubric import Content, Identifier, Point, Rubric, Sentence
from hotseat.ids import FollowUpId, PointId, Slug

Level = Literal["screen", "mid", "senior"]
Job = Literal[
    "data-analyst", "data-scientist", "ml-engineer", "deep-learning-engineer", "nlp-engineer", "mlops-engineer"
]
SlugField = Annotated[Slug, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Topic(Content):
    """A shelf of the bank: one folder under content/questions/."""

    slug: Identifier
    title: Annotated[str, Field(min_length=3, max_length=40)]
    about: Annotated[str, Field(min_length=10, max_length=200)]


class Source(Content):
    """Where a reader can check what the rubric says."""

    title: Annotated[str, Field(min_length=3, max_length=200)]
    where: Annotated[str, Field(max_length=120)] = ""
    """Chapter, section or page."""
    url: Annotated[str, Field(pattern=r"^https://\S+$", max_length=300)] | None = None


class FollowUp(Content):
    """What an interviewer asks when the point `about` was missed, and what the reply should say."""

    id: Annotated[FollowUpId, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
    about: PointId
    ask: Annotated[str, Field(min_length=10, max_length=300)]
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=3)]


class Question(Content):
    """One item of the bank."""

    slug: SlugField
    version: Annotated[int, Field(ge=1)] = 1
    kind: Literal["explain"] = "explain"
    topic: Identifier
    prompt: Annotated[str, Field(min_length=10, max_length=300)]
    level: Level
    jobs: Annotated[tuple[Job, ...], Field(min_length=1)]
    requires: tuple[SlugField, ...] = ()
    """Questions whose concept comes first."""
    seconds: Annotated[int, Field(ge=20, le=600)] = 120
    """Time that a good answer takes to type, in seconds."""
    rubric: Rubric
    model_answer: Annotated[str, Field(max_length=1500)]
    one_breath: Annotated[str, Field(max_length=220)]
    follow_ups: Annotated[tuple[FollowUp, ...], Field(min_length=2, max_length=4)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=3)]
    checked: date
    """The day on which the facts were last checked against the sources."""
    reviewed: bool = False
    """True once a second author checked the file against its sources, without the first one's notes."""

    @field_validator("model_answer", "one_breath")
    @classmethod
    def _stripped(cls, text: str) -> str:
        return text.strip()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        problem = next(_problems(self), None)
        if problem:
            raise ValueError(problem)
        return self

    def follow_up(self, id: FollowUpId) -> FollowUp | None:
        return next((f for f in self.follow_ups if f.id == id), None)


def words(text: str) -> int:
    """How many words `text` has."""
    return len(text.split())


def _problems(question: Question) -> Iterator[str]:
    """What is wrong with the question as a whole: each a message that names the key."""
    yield from _rubric_problems(question.rubric)
    point_ids = {point.id for point in question.rubric.points}
    for follow_up in question.follow_ups:
        if follow_up.about not in point_ids:
            yield f"follow_ups.{follow_up.id}.about: {follow_up.about!r} is not a point of this rubric"
    if not 60 <= words(question.model_answer) <= 140:
        yield f"model_answer: {words(question.model_answer)} words; a spoken answer has 60 to 140"
    if words(question.one_breath) > 25:
        yield f"one_breath: {words(question.one_breath)} words; at most 25"


def _rubric_problems(rubric: Rubric) -> Iterator[str]:
    if not 4 <= len(rubric.points) <= 7:
        yield f"rubric.points: {len(rubric.points)} points; a rubric has 4 to 7"
    if not 2 <= len(rubric.misconceptions) <= 5:
        yield f"rubric.misconceptions: {len(rubric.misconceptions)}; a rubric has 2 to 5"
    for id in (id for id, count in Counter(rubric.ids()).items() if count > 1):
        yield f"rubric: the id {id!r} is used twice"
    for point in (point for point in rubric.points if not point.twins):
        yield f"rubric.points.{point.id}.twins: missing; write the same sentence made false"
    for item in (item for item in rubric.misconceptions if not item.correction):
        yield f"rubric.misconceptions.{item.id}.correction: missing; say what is true instead"


__all__ = ["FollowUp", "Job", "Level", "Question", "Sentence", "Source", "Topic", "words"]
