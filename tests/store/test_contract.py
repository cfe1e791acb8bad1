"""What every store promises."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hotseat.errors import Conflict, NotFound
from hotseat.ids import AttemptId, PointId, Slug
from hotseat.store import Contents, Overruling, Store
from tests.samples import NOON, attempt_of

HOUR = timedelta(hours=1)


def test_an_attempt_comes_back_as_it_went_in(store: Store) -> None:
    attempt = attempt_of(answer="Zürich 🙂 “quotes” <script>alert(1)</script>\nnew line\ttab \u2028 end")
    store.add(attempt)
    assert store.attempt(attempt.id) == attempt


def test_moments_come_back_in_utc(store: Store) -> None:
    store.add(attempt_of())
    at = store.attempts()[0].at
    assert at == NOON
    assert at.utcoffset() == timedelta(0)


def test_adding_the_same_attempt_again_stores_it_once(store: Store) -> None:
    store.add(attempt_of())
    again = store.add(replace(attempt_of(), seconds=999.0))
    assert again.seconds == 60.0, "the first stays"
    assert len(store.attempts()) == 1


def test_another_answer_under_the_same_id_is_refused(store: Store) -> None:
    store.add(attempt_of())
    with pytest.raises(Conflict):
        store.add(attempt_of(answer="Something else entirely."))
    assert store.attempts() == [attempt_of()]


def test_attempts_come_newest_first_and_can_be_narrowed(store: Store) -> None:
    for n, question in enumerate(["bias", "variance", "bias"]):
        store.add(attempt_of(f"attempt-{n}", after=n * HOUR, question=question))
    assert [a.id for a in store.attempts()] == ["attempt-2", "attempt-1", "attempt-0"]
    assert [a.id for a in store.attempts(question=Slug("bias"))] == ["attempt-2", "attempt-0"]
    assert [a.id for a in store.attempts(since=NOON + HOUR)] == ["attempt-2", "attempt-1"]
    assert [a.id for a in store.attempts(limit=1)] == ["attempt-2"]


def test_of_two_attempts_at_one_moment_the_later_added_is_newer(store: Store) -> None:
    store.add(attempt_of("attempt-b"))
    store.add(attempt_of("attempt-a"))
    assert [a.id for a in store.attempts()] == ["attempt-a", "attempt-b"]


def test_an_unknown_attempt_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="nobody"):
        store.attempt(AttemptId("nobody"))


def test_a_reply_needs_the_attempt_that_it_follows(store: Store) -> None:
    with pytest.raises(NotFound):
        store.add(attempt_of("reply-1", parent="nobody"))
    assert store.attempts() == []


def test_a_card_follows_from_the_attempts(store: Store) -> None:
    assert store.card(Slug("autoencoder")) is None
    store.add(attempt_of())
    card = store.card(Slug("autoencoder"))
    assert card is not None
    assert (card.reviews, card.last_review) == (1, NOON)
    assert store.cards() == [card]


def test_a_reply_to_a_follow_up_leaves_the_card_alone(store: Store) -> None:
    store.add(attempt_of())
    card = store.card(Slug("autoencoder"))
    store.add(attempt_of("reply-1", answer="No idea about that one", after=HOUR, parent="attempt-1"))
    assert store.card(Slug("autoencoder")) == card


def test_undoing_gives_back_the_card_of_before(store: Store) -> None:
    store.add(attempt_of("attempt-0"))
    before = store.card(Slug("autoencoder"))
    store.add(attempt_of("attempt-1", answer="I do not know this.", after=HOUR))
    assert store.card(Slug("autoencoder")) != before
    store.undo(AttemptId("attempt-1"), NOON + 2 * HOUR)
    assert store.card(Slug("autoencoder")) == before
    assert [a.id for a in store.attempts()] == ["attempt-0"]


def test_undoing_the_only_attempt_leaves_no_card(store: Store) -> None:
    store.add(attempt_of())
    store.undo(AttemptId("attempt-1"), NOON)
    assert store.cards() == []
    with pytest.raises(NotFound):
        store.undo(AttemptId("attempt-1"), NOON)


def test_undoing_takes_the_replies_along(store: Store) -> None:
    store.add(attempt_of())
    store.add(attempt_of("reply-1", after=HOUR, parent="attempt-1"))
    store.undo(AttemptId("attempt-1"), NOON + 2 * HOUR)
    assert store.attempts() == []


def test_what_was_undone_is_kept_in_the_record(store: Store) -> None:
    store.add(attempt_of())
    with pytest.raises(NotFound):
        store.undone(AttemptId("attempt-1"))
    store.undo(AttemptId("attempt-1"), NOON)
    assert store.undone(AttemptId("attempt-1")) == attempt_of()
    assert [a.id for a in store.contents().attempts] == ["attempt-1"], "attempts are never deleted"


def test_a_ruling_changes_the_effective_grade_and_never_the_attempt(store: Store) -> None:
    store.add(attempt_of())
    ruled = store.overrule(Overruling(AttemptId("attempt-1"), PointId("uses"), "said", NOON))
    assert ruled.effective.score > ruled.grade.score
    assert ruled.grade == attempt_of().grade
    assert store.attempt(ruled.id).rulings == {"uses": "said"}
    assert store.attempts()[0].effective == ruled.effective


def test_a_ruling_changes_the_card(store: Store) -> None:
    store.add(attempt_of())
    before = store.card(Slug("autoencoder"))
    for item in ("squeeze", "labels"):
        store.overrule(Overruling(AttemptId("attempt-1"), PointId(item), "not-said", NOON))
    after = store.card(Slug("autoencoder"))
    assert before is not None
    assert after is not None
    assert after.stability < before.stability


def test_the_last_ruling_wins_and_can_be_withdrawn(store: Store) -> None:
    store.add(attempt_of())
    for ruling in ("said", "not-said"):
        store.overrule(Overruling(AttemptId("attempt-1"), PointId("uses"), ruling, NOON))
    assert store.attempt(AttemptId("attempt-1")).rulings == {"uses": "not-said"}
    withdrawn = store.overrule(Overruling(AttemptId("attempt-1"), PointId("uses"), None, NOON))
    assert withdrawn.effective == withdrawn.grade
    assert len(store.contents().overrulings) == 3, "each is kept as a label"


def test_a_ruling_on_nothing_is_refused(store: Store) -> None:
    store.add(attempt_of())
    with pytest.raises(NotFound, match="nothing-such"):
        store.overrule(Overruling(AttemptId("attempt-1"), PointId("nothing-such"), "said", NOON))
    with pytest.raises(NotFound):
        store.overrule(Overruling(AttemptId("nobody"), PointId("uses"), "said", NOON))
    assert store.contents().overrulings == ()


def test_preferences_are_kept(store: Store) -> None:
    assert store.preferences() == {}
    store.prefer("theme", "dark")
    store.prefer("theme", "light")
    store.prefer("new_per_day", 3)
    assert store.preferences() == {"theme": "light", "new_per_day": 3}


def _filled(store: Store) -> Contents:
    store.add(attempt_of())
    store.add(attempt_of("reply-1", after=HOUR, parent="attempt-1"))
    store.add(attempt_of("attempt-2", after=2 * HOUR, question="bias"))
    store.overrule(Overruling(AttemptId("attempt-1"), PointId("uses"), "said", NOON))
    store.undo(AttemptId("attempt-2"), NOON + 3 * HOUR)
    store.prefer("theme", "dark")
    return store.contents()


def test_merging_its_own_contents_changes_nothing(store: Store) -> None:
    contents = _filled(store)
    cards = store.cards()
    assert store.merge(contents) == 0
    assert store.contents() == contents
    assert store.cards() == cards


def test_replacing_brings_back_all_that_was_there(store: Store) -> None:
    contents, cards = _filled(store), store.cards()
    store.replace(Contents())
    assert (store.contents(), store.cards()) == (Contents(), [])
    store.replace(contents)
    assert store.contents() == contents
    assert store.cards() == cards
    assert store.attempt(AttemptId("attempt-1")).rulings == {"uses": "said"}


def test_merging_adds_what_is_new_and_keeps_what_is_here(store: Store) -> None:
    store.add(attempt_of())
    store.prefer("theme", "light")
    theirs = Contents(
        attempts=(attempt_of(), attempt_of("attempt-9", after=HOUR)), preferences={"theme": "dark", "new_per_day": 2}
    )
    assert store.merge(theirs) == 1
    assert [a.id for a in store.attempts()] == ["attempt-9", "attempt-1"]
    assert store.preferences() == {"theme": "light", "new_per_day": 2}
    card = store.card(Slug("autoencoder"))
    assert card is not None
    assert card.reviews == 2


def test_a_later_ruling_wins_whichever_came_in_last(store: Store) -> None:
    store.add(attempt_of())
    store.overrule(Overruling(AttemptId("attempt-1"), PointId("uses"), "said", NOON + HOUR))
    older = Overruling(AttemptId("attempt-1"), PointId("uses"), "not-said", NOON)
    store.merge(Contents(attempts=(attempt_of(),), overrulings=(older,)))
    assert store.attempt(AttemptId("attempt-1")).rulings == {"uses": "said"}


def test_an_undone_attempt_cannot_be_handed_in_again(store: Store) -> None:
    store.add(attempt_of())
    store.undo(AttemptId("attempt-1"), NOON)
    with pytest.raises(Conflict, match="undone"):
        store.add(attempt_of())
    with pytest.raises(NotFound):
        store.add(attempt_of("reply-1", parent="attempt-1"))


def test_what_is_replaced_is_handed_over_first_and_stays_if_it_cannot_be_kept(store: Store) -> None:
    contents = _filled(store)
    kept: list[Contents] = []
    store.replace(Contents(), keep=kept.append)
    assert kept == [contents]
    store.replace(contents)

    def fails(_: Contents) -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        store.replace(Contents(), keep=fails)
    assert store.contents() == contents


def test_an_id_with_nul_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.attempt(AttemptId("a\x00"))


def test_a_merge_in_conflict_changes_nothing(store: Store) -> None:
    store.add(attempt_of())
    before = store.contents()
    with pytest.raises(Conflict):
        store.merge(Contents(attempts=(attempt_of("attempt-9"), attempt_of(answer="Another answer, same id."))))
    assert store.contents() == before
