"""Figures and times in words."""

from datetime import timedelta

import pytest

from hotseat.grading.grade import Floor
from hotseat.web.pages import wording
from tests.samples import NOON


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=20), "in a moment"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=10), "in 10 minutes"),
        (timedelta(minutes=59, seconds=40), "in 1 hour"),
        (timedelta(hours=23, minutes=50), "in 1 day"),
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=45), "in 2 months"),
        (timedelta(days=800), "in 2 years"),
    ],
)
def test_when_something_is_due(length: timedelta, words: str) -> None:
    assert wording.until(NOON + length, NOON) == words


@pytest.mark.parametrize(
    ("mean", "interval", "words"),
    [
        (None, None, "not practised yet"),
        (62.4, None, "62, from too few questions for a range"),
        (62.4, (48.1, 76.2), "62, between 48 and 76"),
        (0.0, (0.0, 0.0), "0 on each question so far"),
    ],
)
def test_how_a_topic_stands(mean: float | None, interval: tuple[float, float] | None, words: str) -> None:
    assert wording.interval(mean, interval) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.2, ""), (59.6, "1 min 0 s"), (4, "4 s"), (95, "1 min 35 s")])
def test_time_spent(seconds: float, words: str) -> None:
    assert wording.clock(seconds) == words


@pytest.mark.parametrize("floor", Floor.__args__)
def test_every_floor_is_explained(floor: Floor) -> None:
    assert wording.FLOORS[floor]
