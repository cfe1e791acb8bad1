"""`bank lint`: every problem of content/ at once, each with the file and the key that it is about.

What makes a file unreadable comes from the schema. Beyond it: rules that span files, and rules of writing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hotseat.bank.loader import question_files, read_question, read_topics
from hotseat.bank.rubric import Point
from hotseat.bank.schema import Question, words
from hotseat.errors import BadContent
from hotseat.ids import Slug

MAX_POINT_WORDS = 35


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file of content/."""

    file: Path
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


def lint(content: Path) -> list[Problem]:
    """Every problem in the folder `content`; none where the bank is clean."""
    problems: list[Problem] = []
    questions: dict[Path, Question] = {}
    try:
        topics = {topic.slug for topic in read_topics(content)}
        files = question_files(content)
    except BadContent as error:
        return [Problem(content, error.message.removeprefix(f"{content}: "))]
    for path in files:
        try:
            questions[path] = read_question(path)
        except BadContent as error:
            problems.append(Problem(path, error.message.removeprefix(f"{path}: ")))
            continue
        if questions[path].topic not in topics:
            problems.append(Problem(path, f"topic: {questions[path].topic!r} is not in topics.yaml"))
    for rule in (_writing, _same_prompt, _unknown_prerequisite, _circle):
        problems += [Problem(path, message) for path, message in rule(questions)]
    return problems


Found = Iterator[tuple[Path, str]]
Rule = Callable[[dict[Path, Question]], Found]


def _writing(questions: dict[Path, Question]) -> Found:
    for path, question in questions.items():
        for point in question.rubric.points:
            yield from ((path, f"rubric.points.{point.id}.{text}") for text in _point_problems(point))
        for follow_up in question.follow_ups:
            for point in follow_up.points:
                yield from ((path, f"follow_ups.{follow_up.id}.{point.id}.{text}") for text in _point_problems(point))
        if question.checked.year < 2020:
            yield path, f"checked: {question.checked} is long ago; check the facts again"


def _point_problems(point: Point) -> Iterator[str]:
    if not point.plain:
        yield "plain: missing; say the point in words that use no textbook term"
    if not point.twins:
        yield "twins: missing; write the same sentence made false"
    if words(point.text) > MAX_POINT_WORDS:
        yield f"text: {words(point.text)} words; one proposition has at most {MAX_POINT_WORDS}"
    true = {text.casefold().strip(" .") for text in (point.text, *point.plain)}
    if true & {text.casefold().strip(" .") for text in point.twins}:
        yield "twins: one of them is the point itself"


def _same_prompt(questions: dict[Path, Question]) -> Found:
    seen: dict[str, Slug] = {}
    for path, question in questions.items():
        asked = " ".join(question.prompt.casefold().split())
        if asked in seen:
            yield path, f"prompt: {seen[asked]!r} asks the same"
        seen[asked] = question.slug


def _unknown_prerequisite(questions: dict[Path, Question]) -> Found:
    known = {question.slug for question in questions.values()}
    for path, question in questions.items():
        for need in set(question.requires) - known:
            yield path, f"requires: there is no question {need!r}"


def _circle(questions: dict[Path, Question]) -> Found:
    needs = {question.slug: question.requires for question in questions.values()}
    for path, question in questions.items():
        if question.slug in _reachable(needs, question.slug):
            yield path, "requires: the question is a prerequisite of itself, by way of others"


def _reachable(needs: dict[Slug, tuple[Slug, ...]], start: Slug) -> set[Slug]:
    found: set[Slug] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        slug = waiting.pop()
        if slug not in found:
            found.add(slug)
            waiting += needs.get(slug, ())
    return found
