"""Which follow-up is asked."""

from hotseat.bank import FollowUp, Point
from hotseat.grading import PointVerdict, Verdict, choose_follow_up
from hotseat.ids import FollowUpId, PointId


def follow_up(about: str) -> FollowUp:
    point = Point(id=PointId("reply"), text="A reply to it.")
    return FollowUp(
        id=FollowUpId(f"ask-{about}"), about=PointId(about), ask=f"And what about {about}?", points=(point,)
    )


def verdict(id: str, verdict: Verdict, weight: int = 1, p: float = 0.0) -> PointVerdict:
    return PointVerdict(id=PointId(id), text="A point.", weight=weight, verdict=verdict, p=p)


FOLLOW_UPS = [follow_up("small"), follow_up("heart")]


def asked(*verdicts: PointVerdict) -> str | None:
    chosen = choose_follow_up(FOLLOW_UPS, verdicts)
    return chosen.about if chosen else None


def test_the_most_valuable_missing_point_is_asked_about() -> None:
    assert asked(verdict("small", "missing"), verdict("heart", "missing", weight=3)) == "heart"


def test_a_point_that_was_made_is_not_asked_about() -> None:
    assert asked(verdict("small", "missing"), verdict("heart", "covered", weight=3, p=0.9)) == "small"


def test_what_was_turned_round_comes_before_what_was_left_out() -> None:
    assert asked(verdict("small", "contradicted"), verdict("heart", "missing")) == "small"


def test_after_a_good_answer_the_least_certain_point_is_probed() -> None:
    assert asked(verdict("small", "covered", p=0.9), verdict("heart", "covered", p=0.7)) == "heart"


def test_nothing_is_asked_where_all_was_certainly_said() -> None:
    assert asked(verdict("small", "covered", p=1.0), verdict("heart", "covered", p=1.0)) is None


def test_nothing_is_asked_where_there_is_nothing_to_ask() -> None:
    assert choose_follow_up([], [verdict("heart", "missing")]) is None
