"""`hotseat grade`: one answer by text, file or standard input, and batches. Its JSON is a fixed interface."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

ANSWER = (
    "Suppose nothing is going on, 🎯 so the null hypothesis is true. The p-value is the probability of data at least "
    "as extreme as what was observed. It is not the probability that the null hypothesis is true."
)
GRADE_KEYS = [
    *("id", "question", "score", "level", "confidence", "points", "misconceptions", "floor", "follow_up"),
    *("follow_up_id", "grader", "ms"),
]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def batch(tmp_path: Path, *rows: dict[str, Any]) -> str:
    file = tmp_path / "batch.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(file)


def test_the_json_of_a_grade_has_the_keys_of_the_interface_and_no_others(run: Run) -> None:
    graded = run("grade", "p-value", "--text", ANSWER, "--json")
    assert (graded.code, graded.err) == (0, "")
    grade = json.loads(graded.out)
    assert list(grade) == GRADE_KEYS
    assert (grade["id"], grade["question"]) == (None, "p-value")
    assert set(grade["grader"]) == {"name", "version"}
    for point in grade["points"]:
        assert set(point) == {"id", "text", "weight", "verdict", "p", "unsure", "evidence"}
        assert point["verdict"] in {"covered", "partial", "missing", "contradicted"}
    for item in grade["misconceptions"]:
        assert set(item) == {"id", "text", "held", "p", "unsure", "evidence"}


def test_evidence_is_a_range_of_characters_within_the_answer(run: Run) -> None:
    grade = json.loads(run("grade", "p-value", "--text", ANSWER, "--json").out)
    ranges = [item["evidence"] for item in (*grade["points"], *grade["misconceptions"]) if item["evidence"]]
    assert ranges
    for start, end in ranges:
        assert 0 <= start < end <= len(ANSWER)
        assert ANSWER[start:end].strip()


def test_text_file_and_standard_input_get_the_same_grade(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text(ANSWER, "utf-8")
    by_text = json.loads(run("grade", "p-value", "--text", ANSWER, "--json").out)
    by_file = json.loads(run("grade", "p-value", "--file", str(tmp_path / "answer.txt"), "--json").out)
    by_pipe = json.loads(run("grade", "p-value", "--file", "-", "--json", stdin=ANSWER.encode()).out)
    assert by_text | {"ms": 0} == by_file | {"ms": 0} == by_pipe | {"ms": 0}


def test_a_grade_for_a_person_quotes_the_words_that_earned_it(run: Run) -> None:
    shown = run("grade", "p-value", "--text", ANSWER).out
    assert "/100, level" in shown
    assert "✓ covered" in shown
    assert "“" in shown
    assert "Follow-up: " in shown


@pytest.mark.parametrize(
    ("answer", "floor"),
    [("", "empty"), ("the null", "too-short"), ("xkcd qwrtp zzzxk bcdfg hjklm", "gibberish")],
)
def test_an_answer_on_the_floor_gets_nothing_and_the_reason(run: Run, answer: str, floor: str) -> None:
    grade = json.loads(run("grade", "p-value", "--text", answer, "--json").out)
    assert (grade["score"], grade["level"], grade["floor"]) == (0, 0, floor)


def test_grading_keeps_nothing(run: Run) -> None:
    run("grade", "p-value", "--text", ANSWER)
    assert json.loads(run("progress", "--json").out)["attempts"] == 0


def test_a_batch_keeps_order_and_ids_and_prints_json_only(run: Run, tmp_path: Path) -> None:
    good = {"question": "p-value", "answer": ANSWER}
    rows = [{"id": f"row-{n}", "answer": ANSWER if n % 2 else "no idea", "question": "p-value"} for n in (3, 1, 2, 0)]
    ran = run("grade", "--batch", batch(tmp_path, *rows, good, good | {"id": 7}))
    assert (ran.code, ran.err) == (0, "")
    grades = lines(ran.out)
    assert [grade["id"] for grade in grades] == ["row-3", "row-1", "row-2", "row-0", None, 7]
    assert [grade["floor"] for grade in grades] == [None, None, "too-short", "too-short", None, None]
    assert all(list(grade) == GRADE_KEYS for grade in grades)


def test_a_batch_from_standard_input_skips_blank_lines(run: Run) -> None:
    row = json.dumps({"id": "a", "question": "p-value", "answer": "no idea"})
    assert [grade["id"] for grade in lines(run("grade", "--batch", "-", stdin=f"\n{row}\n\n".encode()).out)] == ["a"]


def test_a_batch_line_brings_its_own_points_and_misconceptions(run: Run, tmp_path: Path) -> None:
    line = {
        "id": "own",
        "prompt": "Why do cats purr?",
        "points": ["Cats purr when they are content.", "Cats also purr when they are in pain."],
        "misconceptions": ["Cats purr because they are angry."],
        "answer": "Cats purr when they are content, lying on a sofa.",
    }
    (grade,) = lines(run("grade", "--batch", batch(tmp_path, line)).out)
    assert grade["question"] is None
    assert [point["id"] for point in grade["points"]] == ["point-1", "point-2"]
    assert grade["points"][0]["verdict"] == "covered"
    assert [item["held"] for item in grade["misconceptions"]] == [False]


def test_a_reference_is_a_text_or_several_of_which_the_nearest_counts(run: Run, tmp_path: Path) -> None:
    near, far = "Cats purr when they are content.", "Volcanoes erupt when magma rises."
    row = {"prompt": "Why do cats purr?", "answer": "Cats purr when they are content, lying on a sofa."}
    references: tuple[str | list[str], ...] = (near, [near], [far, near], [near, far], far)
    graded = lines(run("grade", "--batch", batch(tmp_path, *(row | {"reference": r} for r in references))).out)
    text, one, last, first, wrong = (grade["score"] for grade in graded)
    assert text == one == last == first > wrong


def test_other_keys_are_ignored_and_the_banks_rubric_wins(run: Run, tmp_path: Path) -> None:
    bare = {"question": "p-value", "answer": ANSWER}
    full = bare | {"score_me": 5, "type": [1], "prompt": "Cats?", "points": ["Cats purr."], "reference": "Cats."}
    one, other = lines(run("grade", "--batch", batch(tmp_path, bare, full)).out)
    assert one | {"ms": 0} == other | {"ms": 0}


def test_a_line_that_cannot_be_graded_gets_its_line_and_the_rest_are_graded(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    good = json.dumps({"id": "good", "question": "p-value", "answer": "no idea"})
    bad = ('{"id": "cut", "ans', '{"id": "bare", "answer": "x"}', '{"id": "who", "question": "q", "answer": "x"}')
    file.write_bytes("\n".join((*bad, good)).encode() + b"\n\xff\xfe\n[1]\n")
    ran = run("grade", "--batch", str(file))
    assert ran.code == 2
    rows = lines(ran.out)
    assert [row.get("id") for row in rows] == [None, "bare", "who", "good", None, None]
    assert ["error" in row for row in rows] == [True, True, True, False, True, True]
    assert [line.split(": ")[2] for line in ran.err.splitlines()] == ["line 1", "line 2", "line 3", "line 5", "line 6"]
