"""From a grade and the time it took to the rating that the memory model takes."""

from enum import IntEnum

QUICK = 0.6
"""Answering within this share of the expected time, at full marks, is easy."""
SLOW = 2.5
"""Taking longer than this multiple of the expected time is hard, however good the answer."""
PASSED = 2
"""The least level that is not a failure."""


class Rating(IntEnum):
    """The four ratings of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rate(level: int, seconds: float, expected: float) -> Rating:
    """The rating of an answer of `level` (0-4) that took `seconds`, where `expected` seconds are usual.

    A failed answer is always Again, however quick. Time unknown (0) counts as usual.
    """
    if level < PASSED:
        return Rating.AGAIN
    if level == PASSED or seconds > SLOW * expected:
        return Rating.HARD
    if level == 4 and 0 < seconds < QUICK * expected:
        return Rating.EASY
    return Rating.GOOD
