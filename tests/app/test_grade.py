"""Grading without keeping: a question of the bank, bare points, or references."""

import json

import pytest

from hotseat.app.grade import as_line, grade_line, parse_line
from hotseat.app.seat import Seat
from hotseat.errors import BadInput, NotFound
from hotseat.ids import Slug

POINT = "The encoder compresses the input."
OTHER = "The decoder rebuilds the input."


def line(**values: object) -> str:

    return json.dumps({"id": "a", "prompt": "What is an autoencoder?", "answer": f"Well: {POINT} Yes."} | values)


def test_points_from_outside_are_graded_one_by_one(seat: Seat) -> None:
    grade = grade_line(seat, parse_line(line(points=[POINT, OTHER])))
    assert [v.verdict for v in grade.points] == ["covered", "missing"]


def test_a_reference_is_graded_sentence_by_sentence(seat: Seat) -> None:
    grade = grade_line(seat, parse_line(line(reference=f"{POINT} {OTHER}")))
    assert [v.text for v in grade.points] == [POINT, OTHER]


def test_of_several_references_the_nearest_counts(seat: Seat) -> None:
    grade = grade_line(seat, parse_line(line(reference=[OTHER, POINT])))
    assert [v.text for v in grade.points] == [POINT]


def test_the_banks_rubric_goes_before_points(seat: Seat) -> None:
    grade = grade_line(seat, parse_line(line(question="p-value", points=[POINT])))
    assert len(grade.points) == len(seat.bank.question(Slug("p-value")).rubric.points)


def test_other_keys_are_ignored_and_the_line_says_what_was_asked(seat: Seat) -> None:
    given = parse_line(line(points=[POINT], score1=3, type=1))
    made = as_line(given, grade_line(seat, given))
    assert (made["id"], made["question"]) == ("a", None)
    assert set(made) >= {"score", "level", "confidence", "points", "misconceptions", "floor", "follow_up"}


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "nonsense",
        "[1, 2]",
        '{"question": "p-value"}',
        line(answer=5),
        line(points="a point"),
        line(points=[]),
        line(points=["x"]),
        line(points=["A point that goes on and on. " * 40]),
        line(points=[POINT] * 61),
        line(reference=""),
        line(reference=[POINT] * 21),
        line(),
    ],
)
def test_what_cannot_be_graded_is_refused(seat: Seat, raw: str) -> None:
    with pytest.raises(BadInput):
        grade_line(seat, parse_line(raw))


def test_an_unknown_question_is_named(seat: Seat) -> None:
    with pytest.raises(NotFound, match="no-such-thing"):
        grade_line(seat, parse_line(line(question="no-such-thing")))
