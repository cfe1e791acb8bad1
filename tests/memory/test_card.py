"""Cards follow from reviews."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hotseat.ids import Slug
from hotseat.memory import Card, Rating, Review, recall, replay

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BIAS = Slug("bias")
ratings = st.sampled_from(Rating)
histories = st.lists(st.tuples(st.integers(1, 60 * 24 * 40), ratings), min_size=1, max_size=12)


def reviews_of(history: list[tuple[int, Rating]]) -> list[Review]:
    at, reviews = NOON, list[Review]()
    for minutes, rating in history:
        at += timedelta(minutes=minutes)
        reviews.append(Review(at, rating))
    return reviews


def card_after(*history: tuple[int, Rating]) -> Card:
    card = replay(BIAS, reviews_of(list(history)))
    assert card is not None
    return card


def test_no_reviews_make_no_card() -> None:
    assert replay(BIAS, []) is None


def test_a_golden_sequence() -> None:
    """FSRS-6 with its published defaults: the first three stabilities are its weights w2, then as py-fsrs computes."""
    day = 60 * 24
    first = card_after((0, Rating.GOOD))
    assert (first.stability, first.state) == (2.3065, "review")
    assert round((first.due - NOON).total_seconds() / 86400) == 2
    later = card_after((0, Rating.GOOD), (2 * day, Rating.GOOD), (8 * day, Rating.AGAIN))
    assert (later.reviews, later.lapses, later.state) == (3, 1, "relearning")
    assert later.due == later.last_review + timedelta(minutes=10)


def test_a_failed_first_answer_comes_back_in_ten_minutes() -> None:
    card = card_after((0, Rating.AGAIN))
    assert card.due - card.last_review == timedelta(minutes=10)


@given(histories)
def test_the_order_in_which_reviews_are_given_does_not_matter(history: list[tuple[int, Rating]]) -> None:
    reviews = reviews_of(history)
    assert replay(BIAS, reversed(reviews)) == replay(BIAS, reviews)


@given(histories)
def test_a_card_is_due_after_its_last_review_and_in_utc(history: list[tuple[int, Rating]]) -> None:
    card = card_after(*history)
    assert card.due > card.last_review
    assert card.due.utcoffset() == timedelta(0)
    assert card.stability > 0


@given(histories, st.integers(0, 400), st.integers(0, 400))
def test_recall_only_falls_with_time(history: list[tuple[int, Rating]], a: int, b: int) -> None:
    card = card_after(*history)
    soon, late = sorted((a, b))
    assert 0 < recall(card, NOON + timedelta(days=1000)) <= 1
    assert recall(card, card.last_review + timedelta(days=soon)) >= recall(
        card, card.last_review + timedelta(days=late)
    )


@given(histories)
def test_the_better_the_last_rating_the_later_it_is_due(history: list[tuple[int, Rating]]) -> None:
    before = history[:-1]
    due = [card_after(*before, (history[-1][0], rating)).due for rating in Rating]
    assert due == sorted(due)


def test_a_review_in_another_time_zone_is_the_same_moment() -> None:
    tokyo = datetime.fromisoformat("2026-11-24T21:00:00+09:00")
    assert replay(BIAS, [Review(tokyo, Rating.GOOD)]) == replay(BIAS, [Review(NOON, Rating.GOOD)])
