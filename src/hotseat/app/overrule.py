"""Overrule a verdict: "I did say that", "I did not say that". Kept as a label; the grade follows."""

from datetime import datetime

from hotseat.app.seat import Seat
from hotseat.grading import Ruling
from hotseat.ids import AttemptId, PointId
from hotseat.store import Attempt, Overruling


def overrule(seat: Seat, attempt: AttemptId, item: PointId, ruling: Ruling | None, now: datetime) -> Attempt:
    """The attempt with the ruling applied; no ruling gives the grader's verdict back. Raises `NotFound`."""
    return seat.store.overrule(Overruling(attempt, item, ruling, now))
