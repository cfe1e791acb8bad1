"""The first grader: sentence similarity, each point against its twins.

A window of the answer that is near a point, and nearer to the point than to its twins, makes the point. The
words that a point shares with its twin cancel in the difference; what is left is the direction in which they
differ. It is a baseline: similarity knows topics better than polarity, and `make bench` says by how much.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotseat.bank import Misconception, Point
from hotseat.grading.encoder import Encoder, Vectors
from hotseat.grading.floors import floor_of
from hotseat.grading.follow_up import choose_follow_up
from hotseat.grading.grade import Floor, Grade, GraderName, MisconceptionVerdict, PointVerdict, Verdict
from hotseat.grading.score import level, score
from hotseat.grading.task import Task
from hotseat.grading.text import Window, content_stems, windows

MAX_WINDOWS = 96
"""Of a longer answer the windows that share most words with the rubric are read."""


@dataclass(frozen=True)
class Calibration:
    """How similarity becomes probability. Chosen on the development answers; see training/LOG.md.

    Evidence for a sentence is its cosine with the nearest window, plus `margin` times its lead: how much nearer the
    answer comes to it than to what contradicts it. The logistic of `slope` times (evidence - `made`, or `held`) is
    the probability that it was said.
    """

    margin: float = 3.0
    lead: float = 0.10
    """A larger lead counts as this much: being far from a twin is no way of being near the point."""
    enough: float = 0.65
    """A larger cosine with a point that has twins counts as this much: its twins' words are as near, so that only
    the lead tells."""
    slope: float = 14.0
    made: float = 0.57
    held_slope: float = 14.0
    held: float = 0.85
    off_topic: float = 0.20
    """An answer that comes no nearer to the prompt or any point is about something else."""
    turned: float = 0.04
    """How much nearer than the point a twin must come for the point to be contradicted…"""
    near: float = 0.60
    """…and how near at least."""
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
        floor = floor_of(task, answer)
        heard = [] if floor else _shortlist(windows(answer), task)
        vectors = self._encoder.encode([window.text for window in heard])
        truth = self._cosines([text for point in task.rubric.points for text in (point.text, *point.plain)], vectors)
        if heard and max(truth.max(), self._cosines([task.prompt], vectors).max()) < self._c.off_topic:
            floor, heard = "off-topic", []
        points = tuple(self._point(point, heard, vectors) for point in task.rubric.points)
        wrong = tuple(self._misconception(item, heard, vectors, truth) for item in task.rubric.misconceptions)
        total = score(points, wrong)
        follow_up = choose_follow_up(task.follow_ups, points)
        return Grade(
            score=total,
            level=level(total, points, wrong),
            confidence=_confidence(floor, points, wrong),
            points=points,
            misconceptions=wrong,
            floor=floor,
            follow_up=follow_up.ask if follow_up else None,
            follow_up_id=follow_up.id if follow_up else None,
            grader=self.name,
            ms=round(1000 * (time.perf_counter() - began), 2),
        )

    def _point(self, point: Point, heard: Sequence[Window], vectors: Vectors) -> PointVerdict:
        """Made where the answer comes near the point, and nearer to it than to its twins."""
        if not heard:
            return PointVerdict(id=point.id, text=point.text, weight=point.weight, verdict="missing", p=0.0)
        c = self._c
        true = self._cosines([point.text, *point.plain], vectors)
        false = self._cosines(point.twins, vectors)
        near = float(true.max())
        lead = near - float(false.max()) if point.twins else 0.0
        evidence = min(near, c.enough) + c.margin * min(lead, c.lead) if point.twins else near
        p = _sigmoid(c.slope * (evidence - c.made))
        turned = -lead >= c.turned and false.max() >= c.near
        verdict: Verdict = "covered" if p >= c.covered else "partial" if p >= c.partial else "missing"
        if turned and p < c.covered:
            verdict = "contradicted"
        best = heard[int((false if verdict == "contradicted" else true).argmax())]
        return PointVerdict(
            id=point.id,
            text=point.text,
            weight=point.weight,
            verdict=verdict,
            p=round(p, 3),
            unsure=c.partial <= p < c.covered,
            evidence=None if verdict == "missing" else (best.start, best.end),
        )

    def _misconception(
        self, item: Misconception, heard: Sequence[Window], vectors: Vectors, truth: Vectors
    ) -> MisconceptionVerdict:
        """Held where a window is near it, and nearer to it than to anything true (`truth`, per window)."""
        if not heard:
            return MisconceptionVerdict(id=item.id, text=item.text, held=False, p=0.0)
        c = self._c
        said = self._cosines([item.text], vectors)
        right = np.maximum(truth, self._cosines([item.correction] if item.correction else [], vectors))
        evidence = said + c.margin * np.minimum(c.lead, said - right)
        best = int(evidence.argmax())
        p = _sigmoid(c.held_slope * (float(evidence[best]) - c.held))
        return MisconceptionVerdict(
            id=item.id,
            text=item.text,
            held=p >= c.covered,
            p=round(p, 3),
            unsure=c.partial <= p < c.covered,
            evidence=(heard[best].start, heard[best].end) if p >= c.partial else None,
        )

    def _cosines(self, texts: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
        """For each window its cosine with the nearest of `texts`: shape (windows,); -1 where there are none."""
        if not texts:
            return np.full(len(vectors), -1.0, np.float32)
        return (self._encoder.encode(texts) @ vectors.T).max(axis=0)


def _confidence(floor: Floor | None, points: Sequence[PointVerdict], wrong: Sequence[MisconceptionVerdict]) -> float:
    """1 at a floor; else how far the verdicts are from a coin's toss, by weight."""
    if floor:
        return 1.0
    weights = [*(verdict.weight for verdict in points), *(1 for _ in wrong)]
    sure = [abs(2 * verdict.p - 1) for verdict in (*points, *wrong)]
    return round(float(np.average(sure, weights=weights)), 3)


def _shortlist(found: list[Window], task: Task) -> list[Window]:
    if len(found) <= MAX_WINDOWS:
        return found
    rubric = task.rubric
    wanted = set[str]().union(*(content_stems(item.text) for item in (*rubric.points, *rubric.misconceptions)))
    return sorted(found, key=lambda window: -len(content_stems(window.text) & wanted))[:MAX_WINDOWS]


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, float(x)))))
