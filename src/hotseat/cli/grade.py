"""`hotseat grade`: one answer, or a batch."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotseat.cli.door import AsJson, open_seat, print_json, say
from hotseat.errors import BadInput
from hotseat.ids import Slug

if TYPE_CHECKING:
    from hotseat.grading import Grade

MARKS = {"covered": "✓", "partial": "◐", "missing": "·", "contradicted": "✗"}
LEVELS = ("not there yet", "a crumb", "half of it", "good, with a gap", "complete")


def register(app: typer.Typer) -> None:
    app.command()(grade)


def grade(
    slug: Annotated[str | None, typer.Argument(help="The question's slug.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="The answer.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file with the answer; - reads standard input.")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help="JSON Lines, one answer a line; - reads standard input.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Grade an answer without keeping it."""
    if batch is not None:
        if slug is not None or text is not None or file is not None:
            raise BadInput("--batch goes alone: each of its lines names its question and its answer")
        _grade_batch(batch)
        return
    if slug is None:
        raise BadInput("name a question, as in `hotseat grade p-value --text '…'`; `hotseat bank list` names them")
    if (text is None) == (file is None):
        raise BadInput("give the answer by --text or by --file, one of the two")
    _grade_one(Slug(slug), text if text is not None else _read(file or Path("-")), json)


def print_grade(grade: "Grade", answer: str) -> None:
    """A grade for a person: the verdicts, the words that earned them, what was wrong."""
    say(f"\n{grade.score}/100, level {grade.level} of 4: {LEVELS[grade.level]}")
    if grade.floor:
        say(f"  nothing to grade: {grade.floor}")
    for verdict in grade.points:
        note = "  (not sure)" if verdict.unsure else ""
        say(f"  {MARKS[verdict.verdict]} {verdict.verdict:12} {verdict.text}{note}")
        if verdict.evidence:
            say(f"      “{' '.join(answer[slice(*verdict.evidence)].split())}”")
    for item in grade.wrong():
        say(f"  ✗ {'wrong':12} {item.text}")


def _grade_one(slug: Slug, answer: str, json: bool) -> None:
    from hotseat.app.grade import GradeLine, as_line, grade_line

    line = GradeLine(question=slug, answer=answer)
    result = grade_line(open_seat(), line)
    if json:
        print_json(as_line(line, result))
        return
    print_grade(result, answer)
    if result.follow_up:
        say(f"\nFollow-up: {result.follow_up}")


def _grade_batch(path: Path) -> None:
    """Every line gets its line, in order; a line that cannot be graded says why, and the exit code is 2."""
    from hotseat.app.grade import as_line, grade_line, parse_line

    seat, failed = open_seat(), 0
    for number, raw in _lines(path):
        id = None
        try:
            line = parse_line(raw)
            id = line.id
            print_json(as_line(line, grade_line(seat, line)))
        except BadInput as error:
            failed += 1
            print_json({"id": id, "error": error.message})
            print(f"hotseat: {path}: line {number}: {error.message}", file=sys.stderr)
    raise typer.Exit(2 if failed else 0)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with sys.stdin.buffer if str(path) == "-" else path.open("rb") as stream:
            yield from ((n, raw) for n, raw in enumerate(stream, 1) if raw.strip())
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error


def _read(path: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return raw.decode("utf-8")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: is not UTF-8 text; save the answer as UTF-8") from error
