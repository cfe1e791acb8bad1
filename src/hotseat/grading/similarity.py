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
    """How similarity becomes probability. Chosen on the development answers; see training/LOG.md."""

    near: float = 0.50
    """Cosine at which a window is as likely as not to be about the point."""
    steep: float = 12.0
    turned: float = 16.0
    """How fast a margin over the twin becomes certainty of polarity."""
    held: float = 0.68
    off_topic: float = 0.22
    """An answer whose nearest point is farther than this cosine is off topic."""
    unsure: tuple[float, float] = (0.42, 0.58)


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
        points = tuple(self._point(point, heard, vectors) for point in task.rubric.points)
        wrong = tuple(self._misconception(item, heard, vectors) for item in task.rubric.misconceptions)
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
        """The window nearest to the point or to a twin decides: whether it is about the point, and which way."""
        if not heard:
            return PointVerdict(id=point.id, text=point.text, weight=point.weight, verdict="missing", p=0.0)
        true = self._cosines([point.text, *point.plain], vectors)
        false = self._cosines(point.twins, vectors)
        best = int(np.argmax(np.maximum(true, false)))
        about = _sigmoid(self._c.steep * (max(true[best], false[best]) - self._c.near))
        upright = _sigmoid(self._c.turned * (true[best] - false[best])) if point.twins else 1.0
        p = round(about * upright, 3)
        low, high = self._c.unsure
        verdict = _verdict(about, upright)
        return PointVerdict(
            id=point.id,
            text=point.text,
            weight=point.weight,
            verdict=verdict,
            p=p,
            unsure=low <= about <= high or (about > high and low <= upright <= high),
            evidence=None if verdict == "missing" else (heard[best].start, heard[best].end),
        )

    def _misconception(self, item: Misconception, heard: Sequence[Window], vectors: Vectors) -> MisconceptionVerdict:
        """Held where a window is near it, and nearer to it than to its correction."""
        if not heard:
            return MisconceptionVerdict(id=item.id, text=item.text, held=False, p=0.0)
        said = self._cosines([item.text], vectors)
        right = self._cosines([item.correction] if item.correction else [], vectors)
        best = int(np.argmax(said))
        about = _sigmoid(self._c.steep * (said[best] - self._c.held))
        p = about * (_sigmoid(self._c.turned * (said[best] - right[best])) if item.correction else 1.0)
        low, high = self._c.unsure
        return MisconceptionVerdict(
            id=item.id,
            text=item.text,
            held=p > high,
            p=round(p, 3),
            unsure=low <= p <= high,
            evidence=(heard[best].start, heard[best].end) if p >= low else None,
        )

    def _cosines(self, texts: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
        """For each window its cosine with the nearest of `texts`: shape (windows,); -1 where there are none."""
        if not texts:
            return np.full(len(vectors), -1.0, np.float32)
        return (self._encoder.encode(texts) @ vectors.T).max(axis=0)


def _verdict(about: float, upright: float) -> Verdict:
    if about < 0.35:
        return "missing"
    if upright < 0.35:
        return "contradicted"
    return "covered" if about * upright >= 0.5 else "partial"


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
