"""From verdicts to score and level, and what overruling changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.grading import MisconceptionVerdict, PointVerdict, Ruling, Verdict, overruled
from hotseat.grading.score import level, score
from hotseat.ids import PointId
from tests.samples import grade_of

COMPLETE = (
    "The encoder compresses the input into a small code. An autoencoder needs no labels. "
    "An autoencoder can detect anomalies by their reconstruction error."
)


def point(verdict: Verdict, weight: int = 1, id: str = "p") -> PointVerdict:
    p = {"covered": 1.0, "partial": 0.5, "missing": 0.0, "contradicted": 0.0}[verdict]
    return PointVerdict(id=PointId(id), text="A point.", weight=weight, verdict=verdict, p=p)


def wrong(held: bool = True) -> MisconceptionVerdict:
    return MisconceptionVerdict(id=PointId("m"), text="A misconception.", held=held, p=float(held))


verdicts = st.sampled_from(["covered", "partial", "missing", "contradicted"])
points = st.lists(st.builds(point, verdicts, st.integers(1, 3)), min_size=1, max_size=7)


@given(points, st.integers(0, 5))
def test_a_score_lies_in_range_and_misconceptions_never_raise_it(made: list[PointVerdict], held: int) -> None:
    with_them, without = score(made, [wrong()] * held), score(made, [])
    assert 0 <= with_them <= without <= 100


@given(points, st.integers(0, 6))
def test_making_one_more_point_never_lowers_the_score(made: list[PointVerdict], at: int) -> None:
    at %= len(made)
    better = [*made[:at], made[at].model_copy(update={"verdict": "covered", "p": 1.0}), *made[at + 1 :]]
    assert score(better, []) >= score(made, [])


@given(points)
def test_turning_a_point_round_is_never_better_than_leaving_it_out(made: list[PointVerdict]) -> None:
    silent = [v.model_copy(update={"verdict": "missing"}) if v.verdict == "contradicted" else v for v in made]
    assert score(made, []) <= score(silent, [])


def test_everything_said_is_complete_and_nothing_said_is_nothing() -> None:
    made = [point("covered", 3), point("covered", 1)]
    assert (score(made, []), level(100, made, [])) == (100, 4)
    missed = [point("missing", 3), point("missing", 1)]
    assert (score(missed, []), level(0, missed, [])) == (0, 0)


def test_a_complete_answer_need_not_say_the_last_small_thing() -> None:
    made = [point("covered", 3), point("covered", 2), point("covered", 1), point("missing", 1)]
    assert score(made, []) == 100


@pytest.mark.parametrize(
    ("made", "held", "expected"),
    [
        (["covered"] * 6, 1, 3),
        (["covered"] * 5 + ["contradicted"], 0, 3),
        (["covered"] * 3 + ["missing"] * 3, 0, 2),
        (["covered"] * 4 + ["missing"] * 2, 1, 2),
        (["covered"] + ["missing"] * 5, 0, 1),
        (["contradicted"] * 3 + ["covered"], 0, 0),
    ],
)
def test_levels_mean_what_the_design_says(made: list[Verdict], held: int, expected: int) -> None:
    verdicts = [point(verdict) for verdict in made]
    misheld = [wrong()] * held
    assert level(score(verdicts, misheld), verdicts, misheld) == expected


def test_saying_it_was_said_gives_the_point_and_the_level() -> None:
    grade = grade_of("The encoder compresses the input into a small code. Nothing more comes to mind.")
    rulings: dict[PointId, Ruling] = {PointId("labels"): "said", PointId("uses"): "said"}
    ruled = overruled(grade, rulings)
    assert (grade.level, ruled.level, ruled.score) == (2, 4, 100)
    assert [v.p for v in ruled.points] == [1.0, 1.0, 1.0]


def test_saying_it_was_not_said_takes_the_point() -> None:
    grade = grade_of(COMPLETE)
    ruled = overruled(grade, {PointId("squeeze"): "not-said"})
    assert (grade.score, ruled.points[0].verdict) == (100, "missing")
    assert ruled.score < 100


def test_a_misconception_can_be_disowned() -> None:
    grade = grade_of(COMPLETE + " An autoencoder is a classifier.")
    assert (grade.level, overruled(grade, {PointId("classifier"): "not-said"}).level) == (3, 4)


def test_a_floor_is_lifted_once_a_point_was_made() -> None:
    grade = grade_of("fine")
    assert grade.floor == "too-short"
    assert overruled(grade, {PointId("squeeze"): "said"}).floor is None
    assert overruled(grade, {PointId("squeeze"): "not-said"}).floor == "too-short"


def test_no_ruling_leaves_the_grade_as_it_was() -> None:
    grade = grade_of(COMPLETE)
    assert overruled(grade, {}) == grade
