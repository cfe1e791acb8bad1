"""An answer as a rubric hears it: its windows as vectors, without what every sentence of the rubric has in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotseat.grading.encoder import Encoder, Vectors
from hotseat.grading.task import Task
from hotseat.grading.text import Window, content_stems, windows

MAX_WINDOWS = 96
"""Of a longer answer the windows that share most words with the rubric are heard."""
USUAL = 0.5
"""How much of a window's usual fit is held against it, when evidence is chosen."""
TIGHT = 0.04
"""A window that fits worse by no more than this is as good as the best, when evidence is chosen."""


@dataclass(frozen=True)
class Hearing:
    """The windows of an answer, and how near they come to sentences of the rubric.

    `nearest` is the cosine of the window that comes nearest to any sentence of the task, before `common` is taken
    out: it tells whether the answer is about the question at all. `vectors` has one row per window; `common` is what
    is taken out of each vector. `usual` is each window's mean cosine with the sentences of the rubric: a window that
    merely names the subject is near all of them.
    """

    encoder: Encoder
    windows: tuple[Window, ...]
    vectors: Vectors
    common: Vectors
    usual: NDArray[np.float32]
    nearest: float

    def cosines(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """For each window its cosine with the nearest of `texts`: shape (windows,); -1 where there are none."""
        if not texts:
            return np.full(len(self.windows), -1.0, np.float32)
        return (_without(self.common, self.encoder.encode(texts)) @ self.vectors.T).max(axis=0)

    def tightest(self, fit: NDArray[Any]) -> tuple[int, int]:
        """The shortest window that fits about as well as the best does, by more than it fits the rubric anyway."""
        telling = fit - USUAL * self.usual
        good = [self.windows[int(n)] for n in np.flatnonzero(telling >= telling.max() - TIGHT)]
        window = min(good, key=lambda window: window.end - window.start)
        return window.start, window.end


def hear(encoder: Encoder, task: Task, answer: str, common: float) -> Hearing:
    """Hear the answer against the task, taking out the share `common` of the rubric's mean vector.

    Every sentence of a rubric is near every sentence on its subject. The mean of the rubric's vectors is that
    subject; without it, what is left of a sentence is what it says of the subject.
    """
    found = _shortlist(windows(answer), task)
    vectors = encoder.encode([window.text for window in found])
    rubric = encoder.encode([task.prompt, *_sentences(task)])
    nearest = float((rubric @ vectors.T).max(initial=-1.0))
    shared = common * rubric.mean(axis=0)
    rest = _without(shared, vectors)
    usual = (_without(shared, rubric) @ rest.T).mean(axis=0)
    return Hearing(encoder, tuple(found), rest, shared, usual, nearest)


def _without(common: Vectors, vectors: Vectors) -> Vectors:
    """The vectors less `common`, of unit length again."""
    rest = vectors - common
    return rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)


def _sentences(task: Task) -> list[str]:
    """Every sentence of the rubric, true or false."""
    points = [text for point in task.rubric.points for text in (point.text, *point.plain, *point.twins)]
    return points + [item.text for item in task.rubric.misconceptions]


def _shortlist(found: list[Window], task: Task) -> list[Window]:
    if len(found) <= MAX_WINDOWS:
        return found
    wanted = set[str]().union(*map(content_stems, _sentences(task)))
    return sorted(found, key=lambda window: -len(content_stems(window.text) & wanted))[:MAX_WINDOWS]
