"""`hotseat bank`: the questions, for a person and for a program."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run


def test_bank_list_prints_every_question_as_json(run: Run) -> None:
    rows = json.loads(run("bank", "list", "--json").out)
    assert [row["slug"] for row in rows] == ["autoencoder", "p-value"]
    assert set(rows[0]) == {"slug", "topic", "kind", "level", "jobs", "reviewed", "prompt"}


def test_bank_list_names_every_question_under_its_topic(run: Run) -> None:
    out = run("bank", "list").out
    assert (
        out.index("Deep learning (1)") < out.index("autoencoder") < out.index("Statistics (1)") < out.index("p-value")
    )


def test_bank_show_holds_the_whole_question(run: Run) -> None:
    question = json.loads(run("bank", "show", "p-value", "--json").out)
    assert question["slug"] == "p-value"
    assert question["rubric"]["points"][0]["twins"]
    shown = run("bank", "show", "p-value").out
    for text in (question["prompt"], question["model_answer"], question["sources"][0]["title"]):
        assert text in shown


def test_bank_lint_of_a_clean_bank_says_so(run: Run) -> None:
    linted = run("bank", "lint")
    assert (linted.code, linted.out, linted.err) == (0, "clean\n", "")
    assert json.loads(run("bank", "lint", "--json").out) == []


def test_bank_lint_names_the_file_and_the_key_of_every_problem(
    run: Run, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(content, tmp_path / "broken")
    monkeypatch.setenv("HOTSEAT_CONTENT", str(tmp_path / "broken"))
    first = tmp_path / "broken/questions/statistics/p-value.yaml"
    second = tmp_path / "broken/questions/deep-learning/autoencoder.yaml"
    first.write_text(f"{first.read_text('utf-8')}\nmood: sunny\n", "utf-8")
    second.write_text("slug: [", "utf-8")
    linted = run("bank", "lint", "--json")
    assert linted.code == 2
    problems = {Path(problem["file"]).stem: problem["message"] for problem in json.loads(linted.out)}
    assert set(problems) == {"p-value", "autoencoder"}
    assert problems["p-value"].startswith("mood: ")


def test_a_broken_question_file_is_named_by_every_command_that_reads_the_bank(
    run: Run, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(content, tmp_path / "broken")
    monkeypatch.setenv("HOTSEAT_CONTENT", str(tmp_path / "broken"))
    (tmp_path / "broken/questions/statistics/p-value.yaml").write_bytes(b"\xff\xfe\x00")
    for words in (("bank", "list"), ("today",), ("grade", "autoencoder", "--text", "x")):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "p-value.yaml" in ran.err
        assert ran.err.count("\n") == 1
