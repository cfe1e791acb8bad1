"""Export and import as JSON Lines."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.errors import BadFile
from hotseat.ids import AttemptId, PointId
from hotseat.store import Contents, Overruling, Undo
from hotseat.store.exchange import from_lines, to_lines
from tests.samples import NOON, attempt_of

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
CONTENTS = Contents(
    attempts=(attempt_of(), attempt_of("reply-1", after=timedelta(hours=1), parent="attempt-1")),
    overrulings=(Overruling(AttemptId("attempt-1"), PointId("uses"), "said", NOON),),
    undone=(Undo(AttemptId("reply-1"), NOON),),
    preferences={"theme": "dark"},
)
LINES = list(to_lines(CONTENTS, NOON))


@given(answers=st.lists(texts, max_size=5))
def test_what_goes_out_comes_back(answers: list[str]) -> None:
    attempts = tuple(attempt_of(f"attempt-{n}", answer) for n, answer in enumerate(answers))
    contents = Contents(attempts=attempts, preferences={"theme": "dark"})
    text = "\n".join(to_lines(contents, NOON))
    assert from_lines(text.split("\n")) == contents


def test_the_round_trip_keeps_rulings_undone_and_preferences() -> None:
    assert from_lines(LINES) == CONTENTS


def test_the_header_names_format_and_version() -> None:
    header = json.loads(LINES[0])
    assert (header["format"], header["version"], header["records"]) == ("hotseat", 1, 5)


def changed(line: int, **values: object) -> list[str]:
    return [json.dumps(json.loads(raw) | values) if n == line else raw for n, raw in enumerate(LINES)]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "not an export"),
        (["hello"], "not an export"),
        (['{"format": "anki", "version": 1}'], "not an export"),
        (changed(0, version=2), "upgrade hotseat"),
        (LINES[:-1], "was cut"),
        ([*LINES[:2], LINES[2][:40], *LINES[3:]], "line 3"),
        (changed(1, surprise=1), "surprise"),
        (changed(1, at="yesterday"), "line 2"),
        (changed(1, seconds=-1), "line 2"),
        (changed(1, seconds=1e300), "line 2"),
        (changed(1, version=10**30), "line 2"),
        (changed(1, id="a/b"), "line 2"),
        (changed(2, parent="nobody"), "nobody"),
        (changed(2, id="attempt-1", parent=None), "given twice"),
        (changed(3, attempt="nobody"), "nobody"),
        (changed(3, ruling="perhaps"), "line 4"),
    ],
)
def test_a_damaged_or_foreign_export_is_refused(lines: list[str], message: str) -> None:
    with pytest.raises(BadFile, match=message):
        from_lines(lines)
