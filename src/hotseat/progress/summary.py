"""Sums over attempts: per topic, and per day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from math import sqrt
from statistics import fmean, stdev

# Student's t, two-sided 90 %, by degrees of freedom (any table; NIST/SEMATECH e-Handbook, 1.3.6.7.2).
_T90 = (6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812)


@dataclass(frozen=True)
class Outcome:
    """How one attempt at a question went: `score` 0-100."""

    question: str
    topic: str
    score: int
    at: datetime
    seconds: float


@dataclass(frozen=True)
class TopicSummary:
    """The last score of each question of a topic: their mean, and its 90 % interval where there are three or more."""

    topic: str
    attempts: int
    practised: int
    questions: int
    mean: float | None
    interval: tuple[float, float] | None


def by_topic(outcomes: Iterable[Outcome], questions: dict[str, int]) -> list[TopicSummary]:
    """One summary per topic of `questions` (topic to number of questions), in its order."""
    grouped: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        grouped[outcome.topic].append(outcome)
    return [_summary(topic, total, grouped[topic]) for topic, total in questions.items()]


def practised_days(outcomes: Iterable[Outcome], zone: tzinfo | None) -> dict[date, int]:
    """Attempts per day, in the user's time zone, oldest day first; days without any are left out."""
    days: defaultdict[date, int] = defaultdict(int)
    for outcome in sorted(outcomes, key=lambda o: o.at):
        days[outcome.at.astimezone(zone).date()] += 1
    return dict(days)


def _summary(topic: str, total: int, outcomes: Sequence[Outcome]) -> TopicSummary:
    last = {outcome.question: outcome.score for outcome in sorted(outcomes, key=lambda o: o.at)}
    scores = list(last.values())
    return TopicSummary(topic, len(outcomes), len(scores), total, fmean(scores) if scores else None, _interval(scores))


def _interval(scores: Sequence[int]) -> tuple[float, float] | None:
    """Student's interval of the mean, cut to 0-100. Two scores say next to nothing, so they get none."""
    if len(scores) < 3:
        return None
    free = len(scores) - 1
    t = _T90[free - 1] if free <= len(_T90) else 1.645
    half = t * stdev(scores) / sqrt(len(scores))
    return max(0.0, fmean(scores) - half), min(100.0, fmean(scores) + half)
