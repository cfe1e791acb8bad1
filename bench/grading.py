"""Measures the grader next to its peers on labelled answers: `make bench`.

    python -m bench.grading --data ANSWERS.jsonl [--publish]

Each line of the data: question (slug), prompt, answer, score (0-4), type (1-10), points. Spearman's rank correlation
and quadratic kappa are with `score`. Intervals are 95 %, by a bootstrap over *questions*: answers to one question
are no independent draws. `--publish` writes what the app shows on its page on grading.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr  # pyright: ignore  SciPy has no types

from bench import peers
from bench.report import PUBLISHED, text
from hotseat.app.seat import default_grader
from hotseat.bank import Bank, load_bank
from hotseat.grading import Task, task_of_points, task_of_question
from hotseat.grading.encoder import MiniLM
from hotseat.ids import Slug
from hotseat.settings import settings_from

RESAMPLES = 2000
TYPES = {
    1: "complete",
    2: "complete, in plain words",
    3: "a point or two left out",
    4: "right but half",
    5: "right, with one clear error",
    6: "fluent and mostly wrong",
    7: "terms without meaning",
    8: "another question's answer",
    9: "rambling, a crumb of truth",
    10: "turned wrong by a swap or a not",
}
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    question: Slug
    task: Task
    answer: str
    reference: float
    type: int


@dataclass(frozen=True)
class Measured:
    """`scores` order the answers; `levels` (0-4) are None for a peer that gives none. `ms` per answer."""

    name: str
    scores: Vector
    levels: Vector | None
    ms: Vector


def main() -> None:
    args = _arguments()
    bank = load_bank(settings_from({}).content)
    with_rubric, bare = _rows(args.data, bank, bare=False), _rows(args.data, bank, bare=True)
    results = [
        _measured("length", with_rubric, peers.length),
        _measured("keyword overlap", with_rubric, peers.keyword_overlap),
        _measured("cosine, whole answer", with_rubric, peers.cosine_whole(MiniLM())),
        _measured("cosine, best window per point", with_rubric, peers.cosine_best_window(MiniLM())),
    ]
    began = time.perf_counter()
    grader = default_grader()
    grader.warm_up()
    loading = time.perf_counter() - began
    name = f"hotseat ({grader.name.name} {grader.name.version})"
    results.append(_graded(f"{name}, bank's rubric", with_rubric, grader.grade))
    # Another one, which has not read these answers: it would remember their vectors.
    results.append(_graded(f"{name}, bare points", bare, default_grader().grade))
    # In a process of its own, which loads nothing but what grading needs.
    alone = [sys.executable, "-m", "bench.memory", str(args.data)]
    memory = float(subprocess.run(alone, capture_output=True, check=True, text=True).stdout)  # noqa: S603  our own module
    report = _report(with_rubric, results, loading, memory)
    print(text(report))
    if args.publish:
        PUBLISHED.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
        print(f"\nwritten to {PUBLISHED.relative_to(Path.cwd())}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--publish", action="store_true", help="write what the app shows")
    return parser.parse_args()


def _rows(path: Path, bank: Bank, bare: bool) -> list[Row]:
    rows: list[Row] = []
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        slug = Slug(raw["question"])
        task = task_of_points(raw["prompt"], raw["points"]) if bare else task_of_question(bank.question(slug))
        rows.append(Row(slug, task, raw["answer"], float(raw["score"]), int(raw["type"])))
    return rows


def _measured(name: str, rows: Sequence[Row], peer: peers.Peer) -> Measured:
    scores, ms = np.zeros(len(rows)), np.zeros(len(rows))
    for n, row in enumerate(rows):
        began = time.perf_counter()
        scores[n] = peer(row.task, row.answer)
        ms[n] = 1000 * (time.perf_counter() - began)
    return Measured(name, scores, None, ms)


def _graded(name: str, rows: Sequence[Row], grade: Callable[[Task, str], Any]) -> Measured:
    # As in use: the rubric's own sentences have been encoded before, the answer never.
    for task in {row.question: row.task for row in rows}.values():
        grade(task, "Something that is said once, so that the rubric is known.")
    grades = [grade(row.task, row.answer) for row in rows]
    levels = np.array([g.level for g in grades], float)
    return Measured(name, np.array([g.score for g in grades], float), levels, np.array([g.ms for g in grades]))


def _report(rows: Sequence[Row], results: Sequence[Measured], loading: float, memory: float) -> dict[str, Any]:
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "data": "interview-dev: ten answers to each of 12 questions, in ten styles",
        "rows": len(rows),
        "loading_seconds": round(loading, 2),
        "peak_memory_mib": round(memory),
        "types": {str(number): text for number, text in TYPES.items()},
        "reference_by_type": _by_type(rows, np.array([row.reference for row in rows])),
        "graders": [_line(rows, result) for result in results],
        "notes": [
            "The reference gradings were made with a large language model under an examiner's instructions, "
            "blind to how an answer was meant: strict and consistent, but no human ground truth.",
            "Thresholds of the grader were chosen on these same answers, so its figures here are optimistic.",
            "Milliseconds are for answers never seen before, and a rubric that was; peak memory is that of a process "
            "that loads the bank and the model and grades every answer.",
        ],
    }


def _line(rows: Sequence[Row], result: Measured) -> dict[str, Any]:
    reference = np.array([row.reference for row in rows])
    low, high = _interval(rows, result.scores, reference)
    levels = result.levels
    return {
        "name": result.name,
        "spearman": round(_spearman(result.scores, reference), 3),
        "low": round(low, 3),
        "high": round(high, 3),
        "qwk": None if levels is None else round(quadratic_kappa(np.rint(reference), levels), 3),
        "ms_median": round(float(np.median(result.ms)), 2),
        "ms_p95": round(float(np.percentile(result.ms, 95)), 2),
        "by_type": None if levels is None else _by_type(rows, levels),
    }


def _by_type(rows: Sequence[Row], values: Vector) -> dict[str, float]:
    types = np.array([row.type for row in rows])
    return {str(number): round(float(values[types == number].mean()), 2) for number in TYPES}


def _spearman(scores: Vector, reference: Vector) -> float:
    if np.ptp(scores) == 0:
        return 0.0
    correlation: Any = spearmanr(scores, reference)
    return float(correlation.statistic)


def _interval(rows: Sequence[Row], scores: Vector, reference: Vector) -> tuple[float, float]:
    rng = np.random.default_rng(0)
    questions = sorted({row.question for row in rows})
    members = [[n for n, row in enumerate(rows) if row.question == question] for question in questions]
    found: list[float] = []
    for _ in range(RESAMPLES):
        order: list[int] = rng.integers(len(members), size=len(members)).tolist()
        drawn = [n for i in order for n in members[i]]
        found.append(_spearman(scores[drawn], reference[drawn]))
    return float(np.quantile(found, 0.025)), float(np.quantile(found, 0.975))


def quadratic_kappa(a: Vector, b: Vector, levels: int = 5) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968) of two gradings with levels 0 to `levels` - 1."""
    observed = np.zeros((levels, levels))
    np.add.at(observed, (a.astype(int), b.astype(int)), 1)
    expected = np.outer(observed.sum(1), observed.sum(0)) / observed.sum()
    weights = np.subtract.outer(np.arange(levels), np.arange(levels)) ** 2
    return float(1 - (weights * observed).sum() / (weights * expected).sum())


if __name__ == "__main__":
    main()
