"""Answering: graded, kept once, followed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.app.answer import MAX_ANSWER, MAX_SECONDS, Submission, clean, submit
from hotseat.app.overrule import overrule
from hotseat.app.seat import Seat
from hotseat.app.undo import undo
from hotseat.errors import BadInput, Conflict, NotFound, TooLarge
from hotseat.ids import AttemptId, FollowUpId, PointId, Slug
from tests.samples import NOON

P_VALUE = Slug("p-value")
FIRST = AttemptId("first-attempt")
ANSWER = "A p-value is the probability of data at least as extreme as what was observed. That is all I remember."


def first(seat: Seat, answer: str = ANSWER, seconds: float = 60.0):
    return submit(seat, Submission(FIRST, P_VALUE, answer, seconds), NOON)


def test_an_answer_is_graded_and_kept(seat: Seat) -> None:
    attempt = first(seat)
    assert attempt.grade.points[0].verdict == "covered"
    assert seat.store.attempts() == [attempt]
    assert (attempt.at, attempt.expected) == (NOON, seat.bank.question(P_VALUE).seconds)


def test_handing_in_twice_keeps_one(seat: Seat) -> None:
    assert first(seat) == first(seat)
    assert len(seat.store.attempts()) == 1


def test_the_id_of_another_answer_is_refused(seat: Seat) -> None:
    first(seat)
    with pytest.raises(Conflict):
        first(seat, "Another answer to the same question.")


def test_the_follow_up_is_graded_on_its_own_points(seat: Seat) -> None:
    attempt = first(seat)
    follow_up = seat.bank.question(P_VALUE).follow_up(attempt.grade.follow_up_id or FollowUpId(""))
    assert follow_up is not None
    said = Submission(AttemptId("reply-1"), P_VALUE, follow_up.points[0].text, 20, FIRST)
    reply = submit(seat, said, NOON)
    assert [v.id for v in reply.grade.points] == [p.id for p in follow_up.points]
    assert reply.grade.points[0].verdict == "covered"
    assert (reply.parent, reply.follow_up) == (FIRST, follow_up.id)


def test_a_follow_up_needs_an_attempt_that_asked_it(seat: Seat) -> None:
    with pytest.raises(NotFound):
        submit(seat, Submission(AttemptId("reply-1"), P_VALUE, "Because it is so.", parent=FIRST), NOON)
    everything = " ".join(point.text for point in seat.bank.question(P_VALUE).rubric.points)
    first(seat, everything)
    with pytest.raises(BadInput, match="no follow-up"):
        submit(seat, Submission(AttemptId("reply-1"), P_VALUE, "Because it is so.", parent=FIRST), NOON)


def test_a_follow_up_belongs_to_its_question(seat: Seat) -> None:
    first(seat)
    with pytest.raises(BadInput, match="is about"):
        submit(seat, Submission(AttemptId("reply-1"), Slug("svm"), "Because it is so.", parent=FIRST), NOON)


@pytest.mark.parametrize("answer", ["", "  \n "])
def test_an_empty_answer_is_refused_and_not_kept(seat: Seat, answer: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        first(seat, answer)
    assert seat.store.attempts() == []


def test_an_unknown_question_is_refused(seat: Seat) -> None:
    with pytest.raises(NotFound, match="no-such-thing"):
        submit(seat, Submission(FIRST, Slug("no-such-thing"), ANSWER), NOON)


def test_an_endless_answer_is_refused(seat: Seat) -> None:
    with pytest.raises(TooLarge, match="at most"):
        first(seat, "a " * MAX_ANSWER)


@pytest.mark.parametrize(("given_seconds", "kept"), [(-5.0, 0.0), (1e9, MAX_SECONDS), (90.0, 90.0)])
def test_a_clock_that_ran_wild_is_reined_in(seat: Seat, given_seconds: float, kept: float) -> None:
    assert first(seat, seconds=given_seconds).seconds == kept


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_a_clean_answer_can_be_stored_anywhere(answer: str) -> None:
    made = clean(answer)
    assert made.encode("utf-8").decode("utf-8") == made
    assert not {"\x00", "\r"} & set(made)
    assert clean(made) == made


def test_overruling_raises_the_score_and_is_a_label(seat: Seat) -> None:
    attempt = first(seat)
    ruled = overrule(seat, FIRST, PointId("given-null"), "said", NOON)
    assert ruled.effective.score > attempt.effective.score
    assert seat.store.contents().overrulings[0].item == "given-null"


def test_undo_takes_back_the_last_attempt(seat: Seat) -> None:
    first(seat)
    assert undo(seat, NOON).id == FIRST
    assert seat.store.attempts() == []
    with pytest.raises(NotFound, match="no attempt to undo"):
        undo(seat, NOON)
