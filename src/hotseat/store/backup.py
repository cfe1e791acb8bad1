"""Backup and restore as one SQLite file, whichever database is in use."""

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from hotseat.errors import BadFile, BadInput, NoStore
from hotseat.settings import sqlite_url
from hotseat.store.engine import APPLICATION_ID
from hotseat.store.records import Contents
from hotseat.store.sql import SqlStore
from hotseat.store.store import CardOf


def back_up(contents: Contents, card_of: CardOf, target: Path) -> None:
    """Write these contents to `target`, whole or not at all. Raises `BadInput` where it cannot be written."""
    try:
        with TemporaryDirectory(dir=target.absolute().parent, prefix=".hotseat-") as folder:
            made = Path(folder) / "backup.sqlite"
            copy = SqlStore(sqlite_url(made), card_of)
            copy.replace(contents)
            copy.close()
            _settle(made)
            made.replace(target)
    except OSError as error:
        raise BadInput(f"{target}: cannot be written: {error.strerror}") from error


def read_backup(source: Path, card_of: CardOf) -> Contents:
    """What a backup holds. Raises `BadFile` where it is damaged or not one of ours; `source` is left as it was."""
    with TemporaryDirectory(prefix="hotseat-") as folder:
        copy = Path(folder) / "copy.sqlite"
        try:
            shutil.copyfile(source, copy)
        except OSError as error:
            raise BadFile(f"{source}: cannot be read: {error.strerror}") from error
        _refuse_damaged(source, copy)
        try:
            store = SqlStore(sqlite_url(copy), card_of)
            contents = store.contents()
            store.close()
        except (NoStore, ValidationError, TypeError, ValueError) as error:
            raise BadFile(f"{source}: the backup cannot be read: {error}; nothing was changed") from error
        return contents


def _settle(path: Path) -> None:
    """Fold the write-ahead log in, so that the one file is the whole backup."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _refuse_damaged(source: Path, copy: Path) -> None:
    try:
        connection = sqlite3.connect(copy)
        try:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise BadFile(f"{source}: is not a backup of hotseat, or is damaged ({error}); nothing was changed") from error
    if mark != APPLICATION_ID:
        raise BadFile(f"{source}: is not a backup of hotseat; nothing was changed")
    if whole != "ok":
        raise BadFile(f"{source}: is damaged ({whole}); nothing was changed")
