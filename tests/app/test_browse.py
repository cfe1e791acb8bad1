"""Search and filter, and preferences."""

import pytest

from hotseat.app.browse import browse
from hotseat.app.preferences import Preferences, prefer, preferences_of
from hotseat.app.progress import progress
from hotseat.app.seat import Seat
from hotseat.errors import BadInput
from tests.samples import NOON


def slugs(seat: Seat, **filters: str) -> list[str]:
    return [shelved.question.slug for shelved in browse(seat, **filters)]


def test_without_a_filter_the_whole_bank_is_there(seat: Seat) -> None:
    assert slugs(seat) == list(seat.bank.questions)


def test_every_word_must_occur_and_prompts_come_first(seat: Seat) -> None:
    found = slugs(seat, text="P-VALUE null")
    assert "p-value" in found
    assert slugs(seat, text="p-value")[0] == "p-value"
    assert slugs(seat, text="p-value xyzzy") == []


def test_filters_narrow(seat: Seat) -> None:
    assert {s.question.topic for s in browse(seat, topic="models")} == {"models"}
    assert {s.question.level for s in browse(seat, level="screen")} == {"screen"}
    assert all("data-analyst" in s.question.jobs for s in browse(seat, job="data-analyst"))
    assert slugs(seat, topic="no-such-topic") == []


@pytest.mark.parametrize("text", ["(", "[a-z", "\\", "%", "'; drop table attempts; --", "  "])
def test_odd_searches_are_plain_text(seat: Seat, text: str) -> None:
    browse(seat, text=text)


def test_preferences_have_defaults_and_refuse_nonsense(seat: Seat) -> None:
    assert preferences_of(seat) == Preferences()
    assert prefer(seat, theme="dark").theme == "dark"
    with pytest.raises(BadInput, match="new_per_day"):
        prefer(seat, theme="light", new_per_day=1000)
    assert preferences_of(seat).theme == "dark", "nothing of a refused change is kept"


def test_a_preference_of_a_newer_hotseat_does_no_harm(seat: Seat) -> None:
    seat.store.prefer("theme", "sepia")
    seat.store.prefer("holograms", True)
    assert preferences_of(seat).theme == "system"


def test_progress_of_nothing_is_nothing(seat: Seat) -> None:
    found = progress(seat, NOON)
    assert (found.attempts, found.practised, found.due, found.days) == (0, 0, 0, {})
    assert sum(topic.questions for topic in found.topics) == len(seat.bank)
