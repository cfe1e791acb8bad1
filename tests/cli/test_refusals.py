"""Bad input at the command line: one line on stderr that says what to do, the right exit code, and nothing else."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Run

MISUSE = 2
BROKEN = 1


def refused(ran: Ran, code: int, *says: str) -> None:
    """The refusal is one clear line, and a program that reads stdout gets nothing."""
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("hotseat: ")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1, ran.err
    for text in says:
        assert text in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["bank", "show", "p-valu"], ["'p-valu'", "bank list"]),
        (["grade", "nobody-asked", "--text", "x", "--json"], ["'nobody-asked'"]),
        (["grade", "p-value\nTraceback", "--text", "x"], ["no question"]),
        (["grade"], ["name a question"]),
        (["grade", "p-value"], ["--text", "--file"]),
        (["grade", "p-value", "--text", "x", "--file", "y"], ["--text", "--file"]),
        (["grade", "p-value", "--batch", "x.jsonl"], ["--batch goes alone"]),
        (["grade", "p-value", "--file", "no/such.txt"], ["no/such.txt", "No such file"]),
        (["grade", "p-value", "--file", "."], ["cannot be read"]),
        (["grade", "--batch", "no/such.jsonl"], ["no/such.jsonl"]),
        (["import", "no/such.jsonl"], ["no/such.jsonl"]),
        (["restore", "no/such.sqlite"], ["no/such.sqlite"]),
        (["export", "no/such/folder/out.jsonl"], ["cannot be written"]),
        (["export", "."], ["cannot be written"]),
        (["export", "/"], ["cannot be written"]),
        (["backup", "no/such/folder/all.sqlite"], ["cannot be written"]),
        (["backup", "."], ["cannot be written"]),
        (["undo"], ["no attempt to undo"]),
    ],
)
def test_what_cannot_be_used_is_refused(run: Run, words: list[str], says: list[str]) -> None:
    refused(run(*words), MISUSE, *says)


@pytest.mark.parametrize(
    "words",
    [["grad"], ["serve", "--port", "99999"], ["serve", "--port", "many"], ["grade", "--speed", "9"], ["bank", "show"]],
)
def test_a_command_that_does_not_exist_is_refused_with_its_usage(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (MISUSE, "")
    assert "Usage: " in ran.err


def test_a_file_that_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    refused(run("grade", "p-value", "--file", str(tmp_path / "answer.png")), MISUSE, "answer.png", "UTF-8")
    refused(run("import", str(tmp_path / "answer.png")), MISUSE, "answer.png", "Nothing was imported")


def test_an_answer_longer_than_any_answer_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 50_000)
    refused(run("grade", "p-value", "--file", str(tmp_path / "long.txt")), MISUSE, "250,000", "200,000")


def header_of_another(file: Path) -> None:
    file.write_text('{"format": "anki", "version": 3}\n')


def cut_short(file: Path) -> None:
    header = {"format": "hotseat", "version": 1, "exported": "2026-11-24T10:00:00Z", "records": 2}
    file.write_text(json.dumps(header) + "\n")


def of_a_later_version(file: Path) -> None:
    header = {"format": "hotseat", "version": 99, "exported": "2026-11-24T10:00:00Z", "records": 0}
    file.write_text(json.dumps(header) + "\n")


def broken_in_line_two(file: Path) -> None:
    header = {"format": "hotseat", "version": 1, "exported": "2026-11-24T10:00:00Z", "records": 1}
    file.write_text(json.dumps(header) + '\n{"type": "attempt", "id": 3\n')


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (Path.touch, "not an export"),
        (header_of_another, "not an export"),
        (cut_short, "the file was cut"),
        (of_a_later_version, "version 99"),
        (broken_in_line_two, "line 2"),
    ],
)
def test_a_damaged_or_foreign_export_is_refused(
    run: Run, tmp_path: Path, damage: Callable[[Path], None], says: str
) -> None:
    damage(tmp_path / "in.jsonl")
    refused(run("import", str(tmp_path / "in.jsonl")), MISUSE, says)


def of_another_program(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE cards (id INTEGER)")
    connection.close()


def no_database(file: Path) -> None:
    file.write_bytes(b"not a database, but long enough to look at" * 100)


@pytest.mark.parametrize("damage", [Path.touch, of_another_program, no_database])
def test_a_damaged_or_foreign_backup_is_refused(run: Run, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(tmp_path / "all.sqlite")
    before = (tmp_path / "all.sqlite").read_bytes()
    refused(run("restore", str(tmp_path / "all.sqlite")), MISUSE, "all.sqlite", "nothing was changed")
    assert (tmp_path / "all.sqlite").read_bytes() == before


def test_a_truncated_backup_is_refused(run: Run, tmp_path: Path) -> None:
    whole, cut = tmp_path / "all.sqlite", tmp_path / "cut.sqlite"
    assert run("backup", str(whole)).code == 0
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    refused(run("restore", str(cut)), MISUSE, "cut.sqlite", "nothing was changed")


def test_a_data_folder_that_is_a_file_is_refused(run: Run, home: Path) -> None:
    home.write_text("a file")
    refused(run("today"), BROKEN, str(home), "HOTSEAT_HOME")


def test_a_database_of_another_program_is_refused_and_left_alone(run: Run, home: Path) -> None:
    home.mkdir()
    of_another_program(home / "hotseat.sqlite")
    before = (home / "hotseat.sqlite").read_bytes()
    refused(run("today"), BROKEN, "another program")
    assert (home / "hotseat.sqlite").read_bytes() == before


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "HOTSEAT_DATABASE_URL"),
        ("mysql://localhost/hotseat", "mysql"),
        ("postgresql://user@127.0.0.1:port/hotseat", "HOTSEAT_DATABASE_URL"),
        ("postgresql://user:secret@127.0.0.1:1/hotseat", "cannot be used"),
        ("sqlite:////proc/none/hotseat.sqlite", "/proc/none"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused_without_its_password(
    run: Run, monkeypatch: pytest.MonkeyPatch, url: str, says: str
) -> None:
    monkeypatch.setenv("HOTSEAT_DATABASE_URL", url)
    ran = run("today", "--json")
    refused(ran, BROKEN, says)
    assert "secret" not in ran.err


def test_a_folder_without_questions_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSEAT_CONTENT", str(tmp_path / "nothing"))
    refused(run("bank", "list", "--json"), MISUSE, str(tmp_path / "nothing"))


def test_a_port_in_use_is_refused(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused(run("serve", "--no-open", "--port", str(port)), BROKEN, str(port), "--port")


def test_a_host_that_is_not_this_machine_is_refused(run: Run) -> None:
    refused(run("serve", "--no-open", "--port", "0", "--host", "no.such.host.invalid"), MISUSE, "no.such.host.invalid")


def test_a_real_process_refuses_as_the_one_in_this_process_does(content: Path, home: Path) -> None:
    words = (sys.executable, "-m", "hotseat", "grade", "p-valu", "--text", "x", "--json")
    environ = {**os.environ, "HOTSEAT_HOME": str(home), "HOTSEAT_CONTENT": str(content)}
    ran = subprocess.run(words, env=environ, capture_output=True, text=True, check=False)
    refused(Ran(ran.returncode, ran.stdout, ran.stderr), MISUSE, "'p-valu'")


def test_a_real_process_prints_on_a_terminal_that_knows_ascii_only(content: Path, home: Path) -> None:
    environ = {**os.environ, "HOTSEAT_HOME": str(home), "HOTSEAT_CONTENT": str(content), "PYTHONIOENCODING": "ascii"}
    words = (sys.executable, "-m", "hotseat", "bank", "show", "p-value")
    ran = subprocess.run(words, env=environ, capture_output=True, check=True)
    assert b"A strong answer says" in ran.stdout
