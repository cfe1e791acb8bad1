"""A grade as the page shows it: findings, each with its state, its words and what the user may say of it."""

from dataclasses import dataclass
from typing import Literal

from hotseat.bank import Question
from hotseat.grading import MisconceptionVerdict, PointVerdict, Ruling
from hotseat.store import Attempt

State = Literal["covered", "partial", "missing", "turned", "unsure", "held", "not-held"]
STATE_WORDS: dict[State, str] = {
    "covered": "Covered",
    "partial": "Partly there",
    "missing": "Missing",
    "turned": "Turned round",
    "unsure": "Not sure",
    "held": "Not so",
    "not-held": "Not held",
}
_POINT_STATES: dict[str, State] = {
    "covered": "covered",
    "partial": "partial",
    "missing": "missing",
    "contradicted": "turned",
}
_MARKED = frozenset[State]({"covered", "partial", "turned", "unsure", "held"})
_CHOICES: dict[State, tuple[Ruling, ...]] = {
    "covered": ("not-said",),
    "held": ("not-said",),
    "missing": ("said",),
    "not-held": (),
    "partial": ("said", "not-said"),
    "turned": ("said", "not-said"),
    "unsure": ("said", "not-said"),
}
DONT_KNOW = "I don't know."
"""What the button of that name hands in."""
MAX_QUOTE = 200


@dataclass(frozen=True)
class Finding:
    """One verdict. `label` numbers a point and letters a misconception; `anchor` is its id on the page."""

    item: str
    anchor: str
    label: str
    text: str
    state: State
    weight: int
    """0 for a misconception."""
    evidence: tuple[int, int] | None
    quote: str
    ruling: Ruling | None
    correction: str = ""
    conceded: bool = False
    """The user said that they do not know: there is nothing to overrule."""

    @property
    def word(self) -> str:
        return STATE_WORDS[self.state]

    def choice_word(self, choice: Ruling) -> str:
        """What the button says. Where a point was turned round, "I did say that" could mean either way."""
        if self.state == "turned":
            return "I said it rightly" if choice == "said" else "I didn’t speak of it"
        return "I did say that" if choice == "said" else "I didn’t say that"

    @property
    def choices(self) -> tuple[Ruling, ...]:
        """What the user can say that would change the verdict. Once they have, only withdrawing is left."""
        return () if self.ruling or self.conceded else _CHOICES[self.state]


def is_conceded(attempt: Attempt) -> bool:
    """Whether the answer was that there is none."""
    return attempt.answer == DONT_KNOW


def point_findings(attempt: Attempt, prefix: str = "point") -> list[Finding]:
    """The verdicts on the points, in the order of the rubric."""
    return [
        _point(attempt, verdict, f"{prefix}-{verdict.id}", str(number))
        for number, verdict in enumerate(attempt.effective.points, 1)
    ]


def misconception_findings(attempt: Attempt, question: Question) -> list[Finding]:
    """The misconceptions that are held, may be held, or that the user has ruled on; no others."""
    corrections = {item.id: item.correction for item in question.rubric.misconceptions}
    shown = [v for v in attempt.effective.misconceptions if v.held or v.unsure or v.id in attempt.rulings]
    return [
        _misconception(attempt, verdict, chr(ord("A") + place), corrections.get(verdict.id, ""))
        for place, verdict in enumerate(shown)
    ]


def _point(attempt: Attempt, verdict: PointVerdict, anchor: str, label: str) -> Finding:
    state = "unsure" if verdict.unsure else _POINT_STATES[verdict.verdict]
    return Finding(
        item=verdict.id,
        anchor=anchor,
        label=label,
        text=verdict.text,
        state=state,
        weight=verdict.weight,
        evidence=verdict.evidence if state in _MARKED else None,
        quote=_quote(attempt, verdict.evidence) if state in _MARKED else "",
        ruling=attempt.rulings.get(verdict.id),
        conceded=is_conceded(attempt),
    )


def _misconception(attempt: Attempt, verdict: MisconceptionVerdict, label: str, correction: str) -> Finding:
    state: State = "unsure" if verdict.unsure else "held" if verdict.held else "not-held"
    return Finding(
        item=verdict.id,
        anchor=f"misconception-{verdict.id}",
        label=label,
        text=verdict.text,
        state=state,
        weight=0,
        evidence=verdict.evidence if state in _MARKED else None,
        quote=_quote(attempt, verdict.evidence) if state in _MARKED else "",
        ruling=attempt.rulings.get(verdict.id),
        correction=correction,
    )


def _quote(attempt: Attempt, evidence: tuple[int, int] | None) -> str:
    """The words that earned a verdict, shortened in the middle where they are many."""
    words = " ".join(attempt.answer[slice(*evidence)].split()) if evidence else ""
    if len(words) <= MAX_QUOTE:
        return words
    half = MAX_QUOTE // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
