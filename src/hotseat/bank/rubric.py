"""A rubric: what an answer is graded against."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hotseat.ids import PointId

Sentence = Annotated[str, Field(min_length=3, max_length=400)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]


class Content(BaseModel):
    """Base of everything read from content/: frozen, typed, unknown keys rejected."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Point(Content):
    """One thing that a strong answer says, as a proposition that is true on its own.

    `plain` says the same without the textbook's terms. A `twin` is the same sentence made false: roles
    swapped, negated, cause and effect turned. A grader compares an answer with both, so that the words
    which they share cancel out.
    """

    id: Annotated[PointId, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
    text: Sentence
    plain: tuple[Sentence, ...] = ()
    twins: tuple[Sentence, ...] = ()
    weight: Annotated[int, Field(ge=1, le=3)] = 1


class Misconception(Content):
    """One wrong thing that people say, as a proposition, and what is true instead."""

    id: Annotated[PointId, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
    text: Sentence
    correction: Annotated[str, Field(max_length=600)] = ""


class Rubric(Content):
    """Points and misconceptions. Ids are unique across both."""

    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=60)]
    misconceptions: Annotated[tuple[Misconception, ...], Field(max_length=60)] = ()

    def ids(self) -> list[PointId]:
        return [item.id for item in (*self.points, *self.misconceptions)]
