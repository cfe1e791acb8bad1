"""The seam to whatever grades: one protocol, held by the same contract tests for every implementation."""

from typing import Protocol

from hotseat.grading.grade import Grade, GraderName
from hotseat.grading.task import Task


class Grader(Protocol):
    """Grades a free-text answer against a rubric.

    `grade` never fails on what an answer holds: any text, of any length, in any script, gets a grade. The
    same task and answer get the same grade, but for `ms`. Evidence lies within the answer.
    Raises `NoModel` where its model cannot be loaded.
    """

    @property
    def name(self) -> GraderName: ...

    def grade(self, task: Task, answer: str) -> Grade: ...

    def warm_up(self) -> None:
        """Load what the first grade would otherwise wait for."""
        ...
