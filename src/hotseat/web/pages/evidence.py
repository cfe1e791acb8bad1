"""The answer cut into segments, so that the words which earned each verdict can be marked.

Evidence of several verdicts may overlap; a segment then belongs to all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hotseat.web.pages.verdict import Finding

_WORST_FIRST = ("held", "turned", "unsure", "partial", "covered")


@dataclass(frozen=True)
class Segment:
    """A stretch of the answer. `findings` mark it; `ending` are those whose evidence ends with it."""

    text: str
    findings: tuple[Finding, ...] = ()
    ending: tuple[Finding, ...] = ()

    @property
    def state(self) -> str:
        """The state that gives the mark its colour: what is wrong is never hidden under what is right."""
        return min((finding.state for finding in self.findings), key=_WORST_FIRST.index)

    @property
    def anchors(self) -> str:
        return " ".join(finding.anchor for finding in self.findings)


def segments(answer: str, findings: Sequence[Finding]) -> list[Segment]:
    """The answer, whole and in order. Evidence outside the answer is cut to it."""
    marked = [(finding, *_within(finding.evidence, answer)) for finding in findings if finding.evidence]
    cuts = sorted({0, len(answer), *(cut for _, start, end in marked for cut in (start, end))})
    found: list[Segment] = []
    for start, end in pairwise(cuts):
        over = [(finding, last) for finding, first, last in marked if first <= start and end <= last]
        ending = tuple(finding for finding, last in over if last == end)
        found.append(Segment(answer[start:end], tuple(finding for finding, _ in over), ending))
    return found


def _within(evidence: tuple[int, int] | None, answer: str) -> tuple[int, int]:
    start, end = evidence or (0, 0)
    return max(0, min(start, len(answer))), max(0, min(end, len(answer)))
