"""What comes today, and what comes next."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hotseat.app.answer import Submission, submit
from hotseat.app.preferences import prefer
from hotseat.app.seat import Seat
from hotseat.app.today import today
from hotseat.ids import Slug, new_attempt_id
from tests.samples import NOON

POOR = "I am afraid that I have no idea about this null hypothesis."


def answer(seat: Seat, slug: str, text: str = POOR, at: datetime = NOON) -> None:
    submit(seat, Submission(new_attempt_id(), Slug(slug), text, 60), at)


def complete(seat: Seat, slug: str) -> str:
    return " ".join(point.text for point in seat.bank.question(Slug(slug)).rubric.points)


def test_on_the_first_day_there_is_something_to_start_with(seat: Seat) -> None:
    day = today(seat, NOON)
    assert (day.due, day.done) == ((), ())
    assert len(day.new) == 6
    assert day.next == day.new[0]
    assert day.minutes > 0


def test_prerequisites_come_first(seat: Seat) -> None:
    prefer(seat, new_per_day=100)
    order = [item.question for item in today(seat, NOON).new]
    place = {question.slug: n for n, question in enumerate(order)}
    for question in order:
        for need in question.requires:
            assert place[need] < place[question.slug]


def test_topics_take_turns(seat: Seat) -> None:
    topics = [item.question.topic for item in today(seat, NOON).new]
    assert len(set(topics)) >= 3
    assert len(set(topics[:3])) == 3


def test_a_failed_answer_is_due_again_in_ten_minutes(seat: Seat) -> None:
    answer(seat, "p-value")
    before = today(seat, NOON + timedelta(minutes=9))
    assert (before.due, before.back) == ((), NOON + timedelta(minutes=10))
    soon = today(seat, NOON + timedelta(minutes=11))
    assert [item.question.slug for item in soon.due] == ["p-value"]
    assert soon.next == soon.due[0], "what is due comes before what is new"
    assert (soon.due[0].reason, soon.due[0].recall) == ("retry", None)


def test_the_question_just_answered_is_not_asked_again_at_once(seat: Seat) -> None:
    prefer(seat, new_per_day=0)
    answer(seat, "p-value")
    after = today(seat, NOON).next
    assert after is not None
    assert after.question.slug != "p-value"


def test_the_most_forgotten_is_due_first(seat: Seat) -> None:
    answer(seat, "svm", complete(seat, "svm"))
    answer(seat, "p-value")
    due = today(seat, NOON + timedelta(days=60)).due
    assert [item.question.slug for item in due] == ["p-value", "svm"]


def test_new_questions_answered_today_use_up_the_day(seat: Seat) -> None:
    prefer(seat, new_per_day=2)
    answer(seat, "p-value")
    answer(seat, "p-value", at=NOON + timedelta(minutes=20))
    assert len(today(seat, NOON + timedelta(hours=1)).new) == 1
    assert len(today(seat, NOON + timedelta(days=1)).new) == 2


def test_a_day_is_the_users_day(seat: Seat) -> None:
    answer(seat, "p-value")
    evening = datetime(2026, 11, 25, 1, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert len(today(seat, NOON.astimezone(ZoneInfo("Asia/Tokyo"))).done) == 1
    assert today(seat, evening).done == ()


def test_skipped_questions_are_not_next(seat: Seat) -> None:
    first = today(seat, NOON).next
    assert first is not None
    second = today(seat, NOON, skip={first.question.slug}).next
    assert second is not None
    assert second.question.slug != first.question.slug
    assert today(seat, NOON, skip=set(seat.bank.questions)).next is None
