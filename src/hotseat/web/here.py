"""What a request works with: the seat, the clock, the data folder. Kept on the app, handed to every route."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from hotseat.app.seat import Seat

Clock = Callable[[], datetime]


def local_clock() -> datetime:
    """Now, in this machine's time zone: a day ends at the user's midnight."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Here:
    """`home` is the data folder."""

    seat: Seat
    home: Path
    clock: Clock = local_clock

    def now(self) -> datetime:
        return self.clock()


def _here(request: Request) -> Here:
    here = request.app.state.here
    assert isinstance(here, Here)  # noqa: S101  set by create_app
    return here


HereDep = Annotated[Here, Depends(_here)]
