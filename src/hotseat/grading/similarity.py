"""The first grader: sentence similarity, each point against its twins.

An answer that comes near a point, and nearer to the point than to its twins, makes the point. The words that a
point shares with its twin cancel in the difference; what is left is the direction in which they differ. It is a
baseline: similarity knows topics better than polarity, and `make bench` says by how much.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotseat.bank import Misconception, Point
from hotseat.grading.encoder import Encoder
from hotseat.grading.floors import floor_of
from hotseat.grading.grade import Evidence, Floor, Grade, GraderName, MisconceptionVerdict, PointVerdict, Verdict
from hotseat.grading.hearing import Hearing, hear
from hotseat.grading.score import conclude
from hotseat.grading.task import Task


@dataclass(frozen=True)
class Calibration:
    """How similarity becomes probability. Chosen on the development answers; see training/LOG.md.

    Evidence for a sentence is its cosine with the nearest window, plus `margin` (`held_margin`) times its lead: how
    much nearer the answer comes to it than to what contradicts it. The logistic of `slope` times (evidence - `made`, or
    `held`) is the probability that it was said.
    """

    common: float = 0.5
    """How much of what all sentences of a rubric share is taken out before they are compared."""
    off_topic: float = 0.20
    """An answer that comes no nearer to any sentence of the question is about something else."""
    margin: float = 3.0
    lead: float = 0.10
    """A larger lead counts as this much…"""
    far: tuple[float, float] = (0.20, 0.40)
    """…and a lead counts nothing where the point itself is farther than the first cosine, in full from the second on:
    being far from a twin is no way of being near the point."""
    enough: float = 0.55
    """A larger cosine with a point that has twins counts as this much: the twins' words are as near, so that only
    the lead tells."""
    slope: float = 10.0
    made: float = 0.44
    held_margin: float = 5.0
    held: float = 0.95
    """Stricter than for a point: telling somebody that they said something wrong needs more than a likeness."""
    turned: float = 0.05
    """How much nearer than the point a twin must come for the point to be contradicted…"""
    near: float = 0.50
    """…how near it must come…"""
    certain: float = 0.10
    """Nearer by less than this, and the grader is not sure that it was turned round."""
    upright: float = 0.45
    """…while no window comes so near the point and nearer to it than to its twins: it was not said rightly, too."""
    covered: float = 0.60
    partial: float = 0.40
    """Between `partial` and `covered` the grader is unsure."""


class SimilarityGrader:
    """A `Grader` on any `Encoder`."""

    name = GraderName(name="similarity", version="1")

    def __init__(self, encoder: Encoder, calibration: Calibration | None = None) -> None:
        self._encoder = encoder
        self._c = calibration or Calibration()

    def warm_up(self) -> None:
        self._encoder.encode(["Ready."])

    def grade(self, task: Task, answer: str) -> Grade:
        began = time.perf_counter()
        floor, hearing = floor_of(task, answer), None
        if floor is None:
            hearing = hear(self._encoder, task, answer, self._c.common)
            if hearing.nearest < self._c.off_topic:
                floor, hearing = "off-topic", None
        points, wrong = self._verdicts(task, hearing) if hearing else _nothing(task)
        ms = round(1000 * (time.perf_counter() - began), 2)
        confidence = _confidence(floor, points, wrong)
        return conclude(task, points, wrong, grader=self.name, confidence=confidence, ms=ms, floor=floor)

    def _verdicts(
        self, task: Task, hearing: Hearing
    ) -> tuple[tuple[PointVerdict, ...], tuple[MisconceptionVerdict, ...]]:
        truth = hearing.cosines([text for point in task.rubric.points for text in (point.text, *point.plain)])
        points = tuple(self._point(point, hearing) for point in task.rubric.points)
        wrong = (self._misconception(item, hearing, truth) for item in task.rubric.misconceptions)
        return points, tuple(_unless_earned(verdict, points) for verdict in wrong)

    def _point(self, point: Point, hearing: Hearing) -> PointVerdict:
        """Made where the answer comes near the point, and nearer to it than to its twins."""
        c = self._c
        true, false = hearing.cosines([point.text, *point.plain]), hearing.cosines(point.twins)
        near = float(true.max())
        lead = near - float(false.max()) if point.twins else 0.0
        counted = min(lead, c.lead) * (float(np.interp(near, c.far, (0.0, 1.0))) if lead > 0 else 1.0)
        evidence = min(near, c.enough) + c.margin * counted if point.twins else near
        p = _sigmoid(c.slope * (evidence - c.made))
        verdict: Verdict = "covered" if p >= c.covered else "partial" if p >= c.partial else "missing"
        upright = float(true[true > false].max(initial=-1.0))
        if verdict != "covered" and -lead >= c.turned and false.max() >= c.near and upright < c.upright:
            verdict = "contradicted"
        words = hearing.tightest(false if verdict == "contradicted" else true)
        return PointVerdict(
            id=point.id,
            text=point.text,
            weight=point.weight,
            verdict=verdict,
            p=round(p, 3),
            unsure=verdict == "partial" or (verdict == "contradicted" and -lead < c.certain),
            evidence=None if verdict == "missing" else words,
        )

    def _misconception(self, item: Misconception, hearing: Hearing, truth: NDArray[np.float32]) -> MisconceptionVerdict:
        """Held where a window is near it, and nearer to it than to anything true (`truth`, per window)."""
        c = self._c
        said = hearing.cosines([item.text])
        right = np.maximum(truth, hearing.cosines([item.correction] if item.correction else []))
        evidence = said + c.held_margin * np.minimum(c.lead, said - right)
        p = _sigmoid(c.slope * (float(evidence.max()) - c.held))
        return MisconceptionVerdict(
            id=item.id,
            text=item.text,
            held=p >= c.covered,
            p=round(p, 3),
            unsure=c.partial <= p < c.covered,
            evidence=hearing.tightest(said) if p >= c.partial else None,
        )


def _unless_earned(verdict: MisconceptionVerdict, points: Sequence[PointVerdict]) -> MisconceptionVerdict:
    """The same words cannot make a point and hold a misconception: where the point is likelier, ask about the other."""
    rivals = (point for point in points if point.verdict == "covered" and point.p >= verdict.p)
    if verdict.held and any(_overlap(verdict.evidence, point.evidence) for point in rivals):
        return verdict.model_copy(update={"held": False, "unsure": True})
    return verdict


def _overlap(a: Evidence | None, b: Evidence | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _nothing(task: Task) -> tuple[tuple[PointVerdict, ...], tuple[MisconceptionVerdict, ...]]:
    """The verdicts on an answer that fell to a floor."""
    points = (PointVerdict(id=p.id, text=p.text, weight=p.weight, verdict="missing", p=0.0) for p in task.rubric.points)
    wrong = (MisconceptionVerdict(id=m.id, text=m.text, held=False, p=0.0) for m in task.rubric.misconceptions)
    return tuple(points), tuple(wrong)


def _confidence(floor: Floor | None, points: Sequence[PointVerdict], wrong: Sequence[MisconceptionVerdict]) -> float:
    """1 at a floor; else how far the verdicts are from a coin's toss, by weight."""
    if floor:
        return 1.0
    weights = [*(verdict.weight for verdict in points), *(1 for _ in wrong)]
    sure = [abs(2 * verdict.p - 1) for verdict in (*points, *wrong)]
    return round(float(np.average(sure, weights=weights)), 3)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, x))))
