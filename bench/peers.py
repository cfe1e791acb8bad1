"""What the grader is measured against: the simple ways of scoring an answer, on the same rubric and encoder."""

from collections.abc import Callable

import numpy as np

from hotseat.grading import Task
from hotseat.grading.encoder import Encoder
from hotseat.grading.text import content_stems, windows, words

Peer = Callable[[Task, str], float]
"""From a task and an answer to a score; only its order matters."""


def length(_: Task, answer: str) -> float:
    """The number of words."""
    return float(len(words(answer)))


def keyword_overlap(task: Task, answer: str) -> float:
    """For each point the share of its content words that the answer holds, weighted as the rubric weighs."""
    said = content_stems(answer)
    shares = [len(stems & said) / max(1, len(stems)) for stems in (content_stems(p.text) for p in task.rubric.points)]
    return float(np.average(shares, weights=[point.weight for point in task.rubric.points]))


def cosine_whole(encoder: Encoder) -> Peer:
    """Cosine of the whole answer with each point."""

    def score(task: Task, answer: str) -> float:
        points = encoder.encode([point.text for point in task.rubric.points])
        cosines = points @ encoder.encode([answer])[0]
        return float(np.average(cosines, weights=[point.weight for point in task.rubric.points]))

    return score


def cosine_best_window(encoder: Encoder) -> Peer:
    """For each point the cosine of the window that is nearest to it."""

    def score(task: Task, answer: str) -> float:
        heard = windows(answer)
        if not heard:
            return 0.0
        points = encoder.encode([point.text for point in task.rubric.points])
        cosines = (points @ encoder.encode([window.text for window in heard]).T).max(axis=1)
        return float(np.average(cosines, weights=[point.weight for point in task.rubric.points]))

    return score
