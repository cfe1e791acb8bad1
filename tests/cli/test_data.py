"""`hotseat export|import|backup|restore`: what was taken out comes back, here and on another machine."""

import json
from pathlib import Path

import pytest

from hotseat.app.seat import card_of
from hotseat.store import SqlStore
from tests.conftest import Run
from tests.samples import attempt_of


def progress(run: Run) -> dict[str, object]:
    return json.loads(run("progress", "--json").out)


@pytest.fixture
def practised(run: Run, home: Path) -> Run:
    """A command line whose data folder holds one attempt."""
    store = SqlStore(f"sqlite:///{home / 'hotseat.sqlite'}", card_of)
    store.add(attempt_of())
    store.close()
    return run


def test_an_export_comes_back_on_another_machine_and_twice_is_once(
    practised: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = progress(practised)
    file = tmp_path / "out.jsonl"
    assert "1 attempts written" in practised("export", str(file)).out
    assert json.loads(file.read_text("utf-8").splitlines()[0])["format"] == "hotseat"
    monkeypatch.setenv("HOTSEAT_HOME", str(tmp_path / "another"))
    assert "1 attempts added" in practised("import", str(file)).out
    assert progress(practised) == before
    assert "0 attempts added" in practised("import", str(file)).out
    assert progress(practised) == before


def test_a_backup_puts_back_what_was_undone_and_keeps_what_was_there(
    practised: Run, tmp_path: Path, home: Path
) -> None:
    before = progress(practised)
    file = tmp_path / "all.sqlite"
    assert practised("backup", str(file)).code == 0
    practised("undo")
    restored = practised("restore", str(file))
    assert restored.code == 0
    assert progress(practised) == before
    (kept,) = (home / "backups").iterdir()
    assert str(kept) in restored.out
    practised("restore", str(kept))
    assert progress(practised)["attempts"] == 0


@pytest.mark.parametrize("name", ["50%41", "what?x=1", "a b#é", "it's"])
def test_a_data_folder_may_have_any_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("HOTSEAT_HOME", str(tmp_path / name))
    assert run("today", "--json").code == 0
    assert (tmp_path / name / "hotseat.sqlite").is_file()
    assert run("backup", str(tmp_path / name / "all.sqlite")).code == 0
    assert run("restore", str(tmp_path / name / "all.sqlite")).code == 0


def test_an_export_replaces_an_older_one_and_leaves_nothing_beside_it(practised: Run, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "out.jsonl").write_text("old")
    practised("export", str(folder / "out.jsonl"))
    assert [file.name for file in folder.iterdir()] == ["out.jsonl"]
    assert (folder / "out.jsonl").read_text("utf-8").startswith('{"format"')


def test_an_export_that_cannot_be_written_leaves_nothing_beside_it(practised: Run, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    (folder / "taken").mkdir(parents=True)
    assert practised("export", str(folder / "taken")).code == 2
    assert [file.name for file in folder.iterdir()] == ["taken"]
