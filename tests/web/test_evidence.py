"""The answer cut into segments."""

from hypothesis import given
from hypothesis import strategies as st

from hotseat.web.pages.evidence import segments
from hotseat.web.pages.verdict import Finding, State

ANSWER = "The null is true. So p is small."


def finding(start: int, end: int, state: State = "covered", label: str = "1") -> Finding:
    return Finding("item", f"point-{label}", label, "A point.", state, 1, (start, end), "", None)


def test_an_answer_without_evidence_is_one_segment() -> None:
    assert [(s.text, s.findings) for s in segments(ANSWER, [])] == [(ANSWER, ())]
    assert segments("", []) == []


def test_overlapping_evidence_belongs_to_every_finding() -> None:
    first, second = finding(0, 17), finding(9, 32, "turned", "2")
    found = segments(ANSWER, [first, second])
    assert [s.text for s in found] == ["The null ", "is true.", " So p is small."]
    assert [s.anchors for s in found] == ["point-1", "point-1 point-2", "point-2"]
    assert [s.ending for s in found] == [(), (first,), (second,)]


def test_what_is_wrong_is_never_hidden_under_what_is_right() -> None:
    both = segments(ANSWER, [finding(0, 8), finding(0, 8, "held", "A")])[0]
    assert both.state == "held"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=6))
def test_the_segments_are_the_answer_whatever_the_evidence(answer: str, ranges: list[tuple[int, int]]) -> None:
    found = segments(answer, [finding(*evidence, label=str(n)) for n, evidence in enumerate(ranges)])
    assert "".join(s.text for s in found) == answer
    assert all(s.text for s in found)
    for segment in found:
        assert set(segment.ending) <= set(segment.findings)
