"""Backup and restore, between the two databases too."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat.app.seat import card_of
from hotseat.errors import BadFile, BadInput
from hotseat.ids import AttemptId, PointId
from hotseat.store import Contents, Overruling, SqlStore
from hotseat.store.backup import back_up, read_backup
from tests.samples import NOON, attempt_of


@pytest.fixture
def backup(open_store: Callable[[], SqlStore], tmp_path: Path) -> Path:
    store = open_store()
    store.add(attempt_of())
    store.overrule(Overruling(AttemptId("attempt-1"), PointId("uses"), "said", NOON))
    back_up(store.contents(), card_of, tmp_path / "kept.sqlite")
    return tmp_path / "kept.sqlite"


def test_a_backup_holds_everything(backup: Path, open_store: Callable[[], SqlStore]) -> None:
    assert read_backup(backup, card_of) == open_store().contents()


def test_a_backup_is_one_file(backup: Path) -> None:
    assert list(backup.parent.glob("kept.sqlite*")) == [backup]


def test_a_backup_replaces_an_older_one_whole(backup: Path) -> None:
    back_up(Contents(), card_of, backup)
    assert read_backup(backup, card_of).attempts == ()


def test_reading_a_backup_leaves_it_as_it_was(backup: Path) -> None:
    before = backup.read_bytes()
    read_backup(backup, card_of)
    assert backup.read_bytes() == before


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("not a backup " * 500)


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _gone(path: Path) -> None:
    path.unlink()


def _other_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE attempts (x)")
    connection.close()


def _overwritten_in_the_middle(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096 : len(whole) - 4096] = b"\xff" * (len(whole) - 8192)
    path.write_bytes(whole)


def _bad_grade(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("""UPDATE attempts SET grade = '{"score": 1000}'""")
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        _emptied,
        _text,
        _cut_in_half,
        _gone,
        _other_program,
        _overwritten_in_the_middle,
        _bad_grade,
    ],
)
def test_a_damaged_or_foreign_backup_is_refused(backup: Path, damage: Callable[[Path], object]) -> None:
    damage(backup)
    with pytest.raises(BadFile, match=str(backup)):
        read_backup(backup, card_of)


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        back_up(Contents(), card_of, tmp_path / "no-such-folder" / "kept.sqlite")
