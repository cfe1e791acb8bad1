"""Everything that can go wrong, as one tree.

    HotseatError
    ├── BadInput            what was given cannot be used      exit 2   HTTP 400
    │   ├── NotFound        no such question, attempt…         exit 2   HTTP 404
    │   ├── TooLarge        more than is accepted              exit 2   HTTP 413
    │   ├── Conflict        at odds with what is stored        exit 2   HTTP 409
    │   ├── BadContent      a file of content/ is wrong        exit 2   HTTP 400
    │   └── BadFile         a damaged or foreign data file     exit 2   HTTP 400
    └── Unavailable         a part of the machine is missing   exit 1   HTTP 503
        ├── NoStore         the database cannot be used
        └── NoModel         the grading model cannot be used

A message names the value and says what to do. Only doors turn an error into words, an exit code or a
status; they read both from the class.
"""

from typing import ClassVar


class HotseatError(Exception):
    """The root. Never raised itself."""

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadInput(HotseatError):
    """What was given cannot be used."""

    exit_code = 2
    status = 400


class NotFound(BadInput):
    """It names something that is not there."""

    status = 404


class TooLarge(BadInput):
    """It is larger than what is accepted."""

    status = 413


class Conflict(BadInput):
    """It is at odds with what is stored."""

    status = 409


class BadContent(BadInput):
    """A file of content/ is wrong; the message names the file and the key."""


class BadFile(BadInput):
    """A data file is damaged, or not one of ours."""


class Unavailable(HotseatError):
    """A part of the machine that is needed is missing or broken."""

    exit_code = 1
    status = 503


class NoStore(Unavailable):
    """The database cannot be opened, read or written."""


class NoModel(Unavailable):
    """The grading model cannot be loaded."""
