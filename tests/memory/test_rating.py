"""Score and time become a rating."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.memory import Rating, rate

levels = st.integers(0, 4)
seconds = st.floats(0, 1e5)
expected = st.floats(20, 600)


@given(st.integers(0, 1), seconds, expected)
def test_a_failed_answer_is_always_again(level: int, spent: float, usual: float) -> None:
    assert rate(level, spent, usual) == Rating.AGAIN


@given(levels, levels, seconds, expected)
def test_a_better_answer_in_the_same_time_never_rates_lower(a: int, b: int, spent: float, usual: float) -> None:
    low, high = sorted((a, b))
    assert rate(low, spent, usual) <= rate(high, spent, usual)


@given(levels, st.floats(1, 1e5), st.floats(1, 1e5), expected)
def test_a_quicker_answer_of_the_same_level_never_rates_lower(level: int, a: float, b: float, usual: float) -> None:
    quick, slow = sorted((a, b))
    assert rate(level, quick, usual) >= rate(level, slow, usual)


@pytest.mark.parametrize(
    ("level", "spent", "rating"),
    [
        (2, 60, Rating.HARD),
        (3, 60, Rating.GOOD),
        (4, 60, Rating.EASY),
        (4, 100, Rating.GOOD),
        (4, 400, Rating.HARD),
        (4, 0, Rating.GOOD),
    ],
)
def test_the_ratings_of_an_answer_that_should_take_two_minutes(level: int, spent: float, rating: Rating) -> None:
    assert rate(level, spent, 120) == rating
