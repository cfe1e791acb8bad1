"""Take data out and bring it back: export and import (JSON Lines), backup and restore (one file)."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hotseat.app.seat import Seat, card_of
from hotseat.errors import BadFile, BadInput
from hotseat.store.backup import back_up, read_backup
from hotseat.store.exchange import from_lines, to_lines


def export(seat: Seat, target: Path, now: datetime) -> int:
    """Write every record to `target`, whole or not at all; returns how many attempts. Raises `BadInput`."""
    if _is_database(target):
        raise BadInput(f"{target}: is a database; an export would overwrite it. Name another file")
    contents = seat.store.contents()
    text = "".join(f"{line}\n" for line in to_lines(contents, now))
    try:
        with TemporaryDirectory(dir=target.absolute().parent, prefix=".hotseat-") as folder:
            made = Path(folder) / "export.jsonl"
            made.write_text(text, "utf-8")
            made.replace(target)
    except OSError as error:
        raise BadInput(f"{target}: cannot be written: {error.strerror}") from error
    return len(contents.attempts)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6) == b"SQLite"
    except OSError:
        return False


def import_(seat: Seat, source: Path) -> int:
    """Add what `source`, an export, holds and the store does not; returns how many attempts were new.

    Raises `BadFile`, and changes nothing, where the file is damaged or not one of ours.
    """
    try:
        text = source.read_text("utf-8")
    except OSError as error:
        raise BadFile(f"{source}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"{source}: is not text; an export of hotseat is JSON Lines. Nothing was imported") from error
    return seat.store.merge(from_lines(text.split("\n")))  # not splitlines(): an answer may hold U+2028


def backup(seat: Seat, target: Path) -> None:
    """Write a backup to `target`. Raises `BadInput` where it cannot be written."""
    back_up(seat.store.contents(), card_of, target)


def restore(seat: Seat, source: Path, home: Path, now: datetime) -> Path:
    """Put a backup in place of all data; returns where what was there before has been backed up.

    Raises `BadFile`, and changes nothing, where the file is damaged or not one of ours.
    """
    contents = read_backup(source, card_of)
    kept = home / "backups" / f"before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}.sqlite"
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{kept.parent}: cannot be made: {error.strerror}; set HOTSEAT_HOME") from error
    seat.store.replace(contents, keep=lambda before: back_up(before, card_of, kept))
    return kept
