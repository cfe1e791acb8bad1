"""Undo: the last attempt, or a named one, no longer counts."""

from datetime import datetime

from hotseat.app.seat import Seat
from hotseat.errors import NotFound
from hotseat.ids import AttemptId
from hotseat.store import Attempt


def undo(seat: Seat, now: datetime, id: AttemptId | None = None) -> Attempt:
    """Undo the attempt `id`, or else the last one, and the replies to its follow-up. Raises `NotFound`."""
    if id is None:
        last = seat.store.attempts(limit=1)
        if not last:
            raise NotFound("there is no attempt to undo")
        id = last[0].id
    return seat.store.undo(id, now)
