"""A task: what a grader is told about the question, and nothing else of the bank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotseat.bank import FollowUp, Misconception, Point, Question, Rubric
from hotseat.errors import BadInput
from hotseat.ids import PointId

MAX_ITEMS = 60
"""Points, or misconceptions, that a rubric from outside may have."""
MAX_ITEM_CHARS = 400


@dataclass(frozen=True)
class Task:
    """A prompt, its rubric, and the follow-ups that may be asked."""

    prompt: str
    rubric: Rubric
    follow_ups: tuple[FollowUp, ...] = ()


def task_of_question(question: Question) -> Task:
    return Task(question.prompt, question.rubric, question.follow_ups)


def task_of_follow_up(follow_up: FollowUp) -> Task:
    return Task(follow_up.ask, Rubric(points=follow_up.points))


def task_of_points(prompt: str, points: Sequence[str], misconceptions: Sequence[str] = ()) -> Task:
    """A question outside the bank, with bare points. Raises `BadInput` where there are none."""
    made = tuple(Point(id=PointId(f"point-{n}"), text=text) for n, text in _numbered(points, "points"))
    if not made:
        raise BadInput("points: none given; a question needs at least one point")
    wrong = tuple(
        Misconception(id=PointId(f"misconception-{n}"), text=text)
        for n, text in _numbered(misconceptions, "misconceptions")
    )
    return Task(prompt, Rubric(points=made, misconceptions=wrong))


def task_of_reference(prompt: str, reference: str) -> Task:
    """A question outside the bank, with a reference answer: each of its sentences is a point."""
    sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s+|\n+", reference) if re.search(r"\w", s)]
    return task_of_points(prompt, [s[:MAX_ITEM_CHARS].ljust(3, ".") for s in sentences[:MAX_ITEMS]])


def _numbered(texts: Sequence[str], key: str) -> list[tuple[int, str]]:
    if len(texts) > MAX_ITEMS:
        raise BadInput(f"{key}: {len(texts)} given; at most {MAX_ITEMS}")
    cut = [(n, text.strip()) for n, text in enumerate(texts, 1)]
    for n, text in cut:
        if not 3 <= len(text) <= MAX_ITEM_CHARS:
            raise BadInput(f"{key}[{n - 1}]: {len(text)} characters; between 3 and {MAX_ITEM_CHARS}")
    return cut
