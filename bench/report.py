"""A report of the benchmark as a reader sees it: in the terminal, and in docs/grading.md."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).parents[1] / "src/hotseat/web/measured.json"
"""What the app shows on its page on grading."""


def text(report: dict[str, Any]) -> str:
    """The report for a terminal."""
    return "\n".join(_lines(report))


def markdown() -> str:
    """The published report as Markdown tables."""
    report = json.loads(PUBLISHED.read_text("utf-8"))
    lines = [f"Measured on {report['measured']} ({report['rows']} answers):", ""]
    lines += ["| grader | Spearman [95 %] | quadratic kappa | ms an answer, median | p95 |", "|---|---|---|---|---|"]
    for line in report["graders"]:
        kappa = "" if line["qwk"] is None else f"{line['qwk']:.2f}"
        lines.append(f"| {line['name']} | {_rho(line, 2)} | {kappa} | {line['ms_median']:.0f} | {line['ms_p95']:.0f} |")
    graded = [line for line in report["graders"] if line["by_type"]]
    lines += ["", "Mean level, by how the answer was written:", ""]
    lines += ["| answer | reference | " + " | ".join(line["name"] for line in graded) + " |"]
    lines += ["|---|---|" + "---|" * len(graded)]
    for number, what in report["types"].items():
        levels = " | ".join(f"{line['by_type'][number]:.1f}" for line in graded)
        lines.append(f"| {what} | {report['reference_by_type'][number]:.1f} | {levels} |")
    lines += ["", f"Loading takes {report['loading_seconds']} s; peak memory {report['peak_memory_mib']} MiB."]
    return "\n".join(lines) + "\n"


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield f"{report['rows']} answers; {report['data']}\n"
    yield f"{'grader':44} {'Spearman [95 %]':24} {'kappa':>6} {'ms median':>10} {'ms p95':>8}"
    for line in report["graders"]:
        kappa = "" if line["qwk"] is None else f"{line['qwk']:.3f}"
        yield f"{line['name']:44} {_rho(line, 3):24} {kappa:>6} {line['ms_median']:10.2f} {line['ms_p95']:8.2f}"
    graded = [line for line in report["graders"] if line["by_type"]]
    yield f"\n{'mean level, by how the answer was written':44} {'reference':>10}" + "".join(f"{n:>12}" for n in "AB")
    for number, what in report["types"].items():
        levels = "".join(f"{line['by_type'][number]:12.2f}" for line in graded)
        yield f"{number:>3} {what:40} {report['reference_by_type'][number]:10.2f}{levels}"
    for letter, line in zip("AB", graded, strict=True):
        yield f"  {letter}: {line['name']}"
    yield f"\nloading {report['loading_seconds']} s, peak memory {report['peak_memory_mib']} MiB"
    yield from (f"- {note}" for note in report["notes"])


def _rho(line: dict[str, Any], digits: int) -> str:
    return f"{line['spearman']:.{digits}f} [{line['low']:.{digits}f}, {line['high']:.{digits}f}]"
