"""Grading: an answer against a rubric, point by point."""

from hotseat.grading.follow_up import choose_follow_up
from hotseat.grading.grade import Floor, Grade, GraderName, MisconceptionVerdict, PointVerdict, Verdict
from hotseat.grading.grader import Grader
from hotseat.grading.score import Ruling, overruled
from hotseat.grading.task import Task, task_of_follow_up, task_of_points, task_of_question, task_of_reference

__all__ = [
    "Floor",
    "Grade",
    "Grader",
    "GraderName",
    "MisconceptionVerdict",
    "PointVerdict",
    "Ruling",
    "Task",
    "Verdict",
    "choose_follow_up",
    "overruled",
    "task_of_follow_up",
    "task_of_points",
    "task_of_question",
    "task_of_reference",
]
