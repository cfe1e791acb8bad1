"""Data goes out and comes back; what is damaged changes nothing."""

from pathlib import Path

import pytest

from hotseat.app.answer import Submission, submit
from hotseat.app.seat import Seat, card_of
from hotseat.app.transfer import backup, export, import_, restore
from hotseat.bank import Bank
from hotseat.errors import BadFile, BadInput
from hotseat.ids import AttemptId, Slug
from tests.fakes import FakeGrader, FakeStore
from tests.samples import NOON


@pytest.fixture
def used(seat: Seat) -> Seat:
    answer = "A p-value is the probability of data\u2028at least as extreme as what was observed."
    submit(seat, Submission(AttemptId("first-attempt"), Slug("p-value"), answer, 60), NOON)
    return seat


@pytest.fixture
def other(bank: Bank) -> Seat:
    return Seat(bank, FakeStore(card_of), FakeGrader())


def test_an_export_brings_another_machine_to_the_same_state(used: Seat, other: Seat, tmp_path: Path) -> None:
    assert export(used, tmp_path / "out.jsonl", NOON) == 1
    assert import_(other, tmp_path / "out.jsonl") == 1
    assert other.store.contents() == used.store.contents()
    assert other.store.cards() == used.store.cards()
    assert import_(other, tmp_path / "out.jsonl") == 0


@pytest.mark.parametrize("raw", [b"", b"\x89PNG\r\n\x1a\n\xff", b'{"format": "anki"}\n', b"hello\n"])
def test_importing_a_foreign_file_changes_nothing(used: Seat, tmp_path: Path, raw: bytes) -> None:
    before = used.store.contents()
    (tmp_path / "in.jsonl").write_bytes(raw)
    with pytest.raises(BadFile):
        import_(used, tmp_path / "in.jsonl")
    assert used.store.contents() == before


def test_a_backup_restores_what_was_there_and_keeps_what_it_replaces(used: Seat, other: Seat, tmp_path: Path) -> None:
    backup(used, tmp_path / "kept.sqlite")
    replaced = restore(other, tmp_path / "kept.sqlite", tmp_path, NOON)
    assert other.store.contents() == used.store.contents()
    restore(other, replaced, tmp_path, NOON)
    assert other.store.attempts() == [], "the restore can be taken back"


def test_restoring_a_foreign_file_changes_nothing(used: Seat, tmp_path: Path) -> None:
    before = used.store.contents()
    (tmp_path / "notes.txt").write_text("my notes")
    with pytest.raises(BadFile, match="not a backup"):
        restore(used, tmp_path / "notes.txt", tmp_path, NOON)
    assert used.store.contents() == before


def test_an_export_that_cannot_be_written_says_so(used: Seat, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        export(used, tmp_path / "no-such-folder" / "out.jsonl", NOON)


def test_an_export_never_overwrites_a_database(used: Seat, tmp_path: Path) -> None:
    backup(used, tmp_path / "hotseat.sqlite")
    before = (tmp_path / "hotseat.sqlite").read_bytes()
    with pytest.raises(BadInput, match="is a database"):
        export(used, tmp_path / "hotseat.sqlite", NOON)
    assert (tmp_path / "hotseat.sqlite").read_bytes() == before
