"""Sums over attempts."""

from datetime import UTC, date, datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hotseat.progress import Outcome, by_topic, practised_days

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def outcome(question: str = "bias", score: int = 50, hours: float = 0) -> Outcome:
    return Outcome(question, "foundations", score, NOON + timedelta(hours=hours), 60.0)


def test_a_topic_without_attempts_has_no_mean() -> None:
    (summary,) = by_topic([], {"foundations": 7})
    assert (summary.practised, summary.questions, summary.mean, summary.interval) == (0, 7, None, None)


def test_only_the_last_score_of_a_question_counts() -> None:
    (summary,) = by_topic([outcome(score=80, hours=2), outcome(score=20)], {"foundations": 7})
    assert (summary.attempts, summary.practised, summary.mean) == (2, 1, 80)


def test_the_interval_is_students() -> None:
    scores = {"a": 40, "b": 50, "c": 60}
    (summary,) = by_topic([outcome(q, s) for q, s in scores.items()], {"foundations": 7})
    assert summary.interval is not None
    low, high = summary.interval
    assert (round(low, 1), round(high, 1)) == (33.1, 66.9)  # 50 ± 2.920 · 10 / √3


@given(st.lists(st.integers(0, 100), max_size=30))
def test_the_interval_holds_the_mean_and_stays_in_range(scores: list[int]) -> None:
    (summary,) = by_topic([outcome(f"q{n}", s) for n, s in enumerate(scores)], {"foundations": 40})
    if len(scores) < 3:
        assert summary.interval is None
    else:
        assert summary.interval is not None
        low, high = summary.interval
        assert 0 <= low <= fmean(scores) + 1e-9
        assert fmean(scores) - 1e-9 <= high <= 100


def test_a_day_ends_at_the_users_midnight() -> None:
    late = [outcome(hours=11.5), outcome(hours=12.5)]
    assert practised_days(late, UTC) == {date(2026, 11, 24): 1, date(2026, 11, 25): 1}
    assert practised_days(late, ZoneInfo("America/New_York")) == {date(2026, 11, 24): 2}
