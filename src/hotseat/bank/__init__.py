"""The bank: reads and checks content/."""

from hotseat.bank.loader import Bank, load_bank
from hotseat.bank.rubric import Misconception, Point, Rubric
from hotseat.bank.schema import FollowUp, Job, Level, Question, Source, Topic

__all__ = [
    "Bank",
    "FollowUp",
    "Job",
    "Level",
    "Misconception",
    "Point",
    "Question",
    "Rubric",
    "Source",
    "Topic",
    "load_bank",
]
