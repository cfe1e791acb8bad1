"""Values that tests build on."""

from datetime import UTC, datetime, timedelta

from hotseat.bank import Misconception, Point, Rubric
from hotseat.grading import Grade, Task
from hotseat.ids import AttemptId, PointId, Slug
from hotseat.store import Attempt
from tests.fakes import FakeGrader

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

RUBRIC = Rubric(
    points=(
        Point(
            id=PointId("squeeze"),
            text="The encoder compresses the input into a small code.",
            plain=("The first half squeezes what goes in.",),
            twins=("The decoder compresses the input into a small code.",),
            weight=3,
        ),
        Point(
            id=PointId("labels"),
            text="An autoencoder needs no labels.",
            plain=("Nobody has to say what the examples are.",),
            twins=("An autoencoder needs labels.",),
            weight=2,
        ),
        Point(
            id=PointId("uses"),
            text="An autoencoder can detect anomalies by their reconstruction error.",
            twins=("An autoencoder cannot detect anomalies.",),
            weight=1,
        ),
    ),
    misconceptions=(
        Misconception(
            id=PointId("classifier"),
            text="An autoencoder is a classifier.",
            correction="It learns to reproduce its input, not to assign classes.",
        ),
    ),
)
TASK = Task("What is an autoencoder, and what is it used for?", RUBRIC)


def grade_of(answer: str) -> Grade:
    return FakeGrader().grade(TASK, answer)


def attempt_of(
    id: str = "attempt-1",
    answer: str = "The encoder compresses the input into a small code. An autoencoder needs no labels.",
    after: timedelta = timedelta(0),
    question: str = "autoencoder",
    parent: str | None = None,
) -> Attempt:
    """An attempt `after` noon of 24 November 2026."""
    return Attempt(
        id=AttemptId(id),
        question=Slug(question),
        version=1,
        answer=answer,
        grade=grade_of(answer),
        seconds=60.0,
        expected=120.0,
        at=NOON + after,
        parent=AttemptId(parent) if parent else None,
    )
