"""The geometry of the small charts, which the templates draw as SVG. Units are those of the SVG's view box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT, PAD = 320, 120, 12
WEEKS = 26
CELL = 12
_BUSY = (1, 3, 6)
"""The least attempts of a day for each shade of the calendar."""


@dataclass(frozen=True)
class Dot:
    """One score of a history."""

    x: float
    y: float
    score: int


@dataclass(frozen=True)
class Day:
    """One cell of the calendar: `shade` 0 (nothing) to 3."""

    x: int
    y: int
    day: date
    attempts: int
    shade: int


@dataclass(frozen=True)
class Calendar:
    """The last half year, one column a week from Monday to Sunday."""

    days: tuple[Day, ...]
    practised: tuple[Day, ...]
    months: tuple[tuple[int, str], ...]
    """Where a month begins, and its name."""
    width: int
    height: int


def history_of(scores: Sequence[int]) -> list[Dot]:
    """Scores from 0 to 100, oldest first, spread over the width of the chart."""
    step = (WIDTH - 2 * PAD) / max(1, len(scores) - 1)
    return [
        Dot(round(PAD + n * step, 1), round(HEIGHT - PAD - score * (HEIGHT - 2 * PAD) / 100, 1), score)
        for n, score in enumerate(scores)
    ]


def calendar_of(counts: Mapping[date, int], last: date) -> Calendar:
    """The calendar up to `last`."""
    monday = last - timedelta(days=last.weekday(), weeks=WEEKS - 1)
    dates = [monday + timedelta(days=n) for n in range((last - monday).days + 1)]
    days = tuple(_day(n, day, counts.get(day, 0)) for n, day in enumerate(dates))
    months = tuple((day.x, f"{day.day:%b}") for day in days if day.day.day <= 7 and day.day.weekday() == 0)
    return Calendar(days, tuple(day for day in days if day.attempts), months, WEEKS * CELL, 7 * CELL + 14)


def _day(n: int, day: date, attempts: int) -> Day:
    shade = sum(attempts >= least for least in _BUSY)
    return Day(x=n // 7 * CELL, y=n % 7 * CELL + 14, day=day, attempts=attempts, shade=shade)
