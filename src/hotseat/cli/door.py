"""What the commands share: the seat of this environment, the clock, and how JSON is printed."""

import json
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotseat.settings import Settings, settings_from

if TYPE_CHECKING:
    from hotseat.app.seat import Seat

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def settings() -> Settings:
    return settings_from(os.environ)


def open_seat() -> "Seat":
    from hotseat.app.seat import open_seat

    return open_seat(settings())


def now() -> datetime:
    return datetime.now().astimezone()


def print_json(value: Any) -> None:
    """One document on one line; ASCII, so that any terminal can print it."""
    sys.stdout.write(json.dumps(value) + "\n")


def say(text: str = "") -> None:
    """A line for a person. What the terminal cannot print is replaced, never a crash."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
