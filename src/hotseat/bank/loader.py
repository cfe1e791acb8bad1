"""Reads content/ into a `Bank`. A file that is wrong is refused with its name and the key that is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from hotseat.bank.schema import Question, Topic
from hotseat.errors import BadContent, NotFound
from hotseat.ids import Slug

Shape = TypeVar("Shape")


class _StrictLoader(yaml.CSafeLoader):
    """A safe loader that refuses a key given twice: YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class Bank:
    """Every question, by slug, in the order of its topics."""

    topics: tuple[Topic, ...]
    questions: dict[Slug, Question]

    def question(self, slug: Slug) -> Question:
        """The question of that slug. Raises `NotFound`."""
        try:
            return self.questions[slug]
        except KeyError:
            raise NotFound(f"no question {slug!r}; `hotseat bank list` names them all") from None

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions.values())

    def __len__(self) -> int:
        return len(self.questions)


def load_bank(content: Path) -> Bank:
    """Read the bank in the folder `content`. Raises `BadContent` for the first file that is wrong."""
    topics = read_topics(content)
    order = {topic.slug: position for position, topic in enumerate(topics)}
    found: dict[Slug, Question] = {}
    for path in question_files(content):
        question = read_question(path)
        if question.topic not in order:
            raise BadContent(f"{path}: topic: {question.topic!r} is not in topics.yaml")
        found[question.slug] = question
    by_topic = sorted(found.values(), key=lambda q: (order[q.topic], q.slug))
    return Bank(topics, {question.slug: question for question in by_topic})


def question_files(content: Path) -> list[Path]:
    """The question files under `content`, sorted. Raises `BadContent` if there are none."""
    files = sorted((content / "questions").glob("*/*.yaml"))
    if not files:
        raise BadContent(f"{content}: no question files under questions/; set HOTSEAT_CONTENT to the folder content/")
    return files


def read_topics(content: Path) -> tuple[Topic, ...]:
    path = content / "topics.yaml"
    return _validated(TypeAdapter(tuple[Topic, ...]), _parsed(path), path)


def read_question(path: Path) -> Question:
    """Read one question file. Raises `BadContent`, which names the file and the key."""
    question = _validated(TypeAdapter(Question), _parsed(path), path)
    if question.slug != path.stem:
        raise BadContent(f"{path}: slug: {question.slug!r} differs from the file's name")
    if question.topic != path.parent.name:
        raise BadContent(f"{path}: topic: {question.topic!r} differs from the folder's name")
    return question


def _parsed(path: Path) -> object:
    try:
        return yaml.load(path.read_text("utf-8"), _StrictLoader)  # noqa: S506  it is a SafeLoader
    except (OSError, UnicodeDecodeError) as error:
        raise BadContent(f"{path}: cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise BadContent(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error


def _validated(adapter: TypeAdapter[Shape], raw: object, path: Path) -> Shape:
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(file)"
        # A whole-question rule already names its key.
        text = first["msg"].removeprefix("Value error, ")
        where = "" if first["type"] == "value_error" else f"{key}: "
        raise BadContent(f"{path}: {where}{text}") from error
