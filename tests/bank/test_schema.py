"""A question file that is wrong is refused, with the file and the key named."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from hotseat.bank import load_bank
from hotseat.bank.lint import lint
from hotseat.errors import BadContent, NotFound
from hotseat.ids import Slug

CONTENT = Path(__file__).parents[2] / "content"
GOOD = CONTENT / "questions/statistics/p-value.yaml"
RAW: dict[str, Any] = yaml.safe_load(GOOD.read_text("utf-8")) | {"requires": []}
GONE = object()


def write(folder: Path, changes: dict[str, object] | None = None, name: str = "p-value") -> Path:
    """A bank of one question in `folder`; each change puts a value at a dotted path, or takes it away (`GONE`)."""
    raw = deepcopy(RAW)
    for path, value in (changes or {}).items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        place: Any = raw
        for part in parents:
            place = place[part]
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    file = folder / f"questions/statistics/{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    (folder / "topics.yaml").write_text((CONTENT / "topics.yaml").read_text("utf-8"), "utf-8")
    return file


def test_the_example_loads(tmp_path: Path) -> None:
    write(tmp_path)
    bank = load_bank(tmp_path)
    assert list(bank.questions) == ["p-value"]
    assert lint(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("surprise", 1, "surprise: Extra inputs"),
        ("prompt", GONE, "prompt: Field required"),
        ("level", "guru", "level"),
        ("jobs", ["astronaut"], "jobs.0"),
        ("slug", "P Value", "slug"),
        ("slug", "other", "slug: 'other' differs"),
        ("topic", "models", "topic: 'models' differs"),
        ("model_answer", "Too short.", "model_answer: 2 words"),
        ("one_breath", "word " * 26, "one_breath: 26 words"),
        ("checked", "yesterday", "checked"),
        ("sources", [], "sources"),
        ("sources.0.url", "http://insecure.example", "sources.0.url"),
        ("rubric.points", RAW["rubric"]["points"][:3], "rubric.points: 3 points"),
        ("rubric.misconceptions", [], "rubric.misconceptions: 0"),
        ("rubric.points.0.weight", 4, "rubric.points.0.weight"),
        ("rubric.points.0.twins", [], "rubric.points.as-extreme.twins: missing"),
        ("rubric.points.1.id", "as-extreme", "'as-extreme' is used twice"),
        ("rubric.misconceptions.0.correction", GONE, "correction: missing"),
        ("follow_ups.0.about", "nothing", "about: 'nothing' is not a point"),
        ("follow_ups", RAW["follow_ups"][:1], "follow_ups"),
    ],
)
def test_a_wrong_file_names_itself_and_its_key(tmp_path: Path, path: str, value: object, message: str) -> None:
    file = write(tmp_path, {path: value})
    with pytest.raises(BadContent) as caught:
        load_bank(tmp_path)
    assert str(file) in caught.value.message
    assert message in caught.value.message
    assert [str(problem.file) for problem in lint(tmp_path)] == [str(file)]


@pytest.mark.parametrize(
    "text", ["slug: [", "a: 1\na: 2", "- just\n- a list", "", "!!python/object/apply:os.system [ls]"]
)
def test_a_file_that_is_no_question_is_refused(tmp_path: Path, text: str) -> None:
    path = write(tmp_path)
    path.write_text(text, "utf-8")
    with pytest.raises(BadContent, match=r"p-value\.yaml"):
        load_bank(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    write(tmp_path).write_bytes("slug: café".encode("latin-1"))
    with pytest.raises(BadContent, match="cannot be read"):
        load_bank(tmp_path)


def test_an_empty_folder_says_what_to_set(tmp_path: Path) -> None:
    write(tmp_path).unlink()
    with pytest.raises(BadContent, match="HOTSEAT_CONTENT"):
        load_bank(tmp_path)


def test_an_unknown_question_is_not_found(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(NotFound, match="nothing-such"):
        load_bank(tmp_path).question(Slug("nothing-such"))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("requires", ["nothing-such"], "no question 'nothing-such'"),
        ("requires", ["p-value"], "prerequisite of itself"),
        ("rubric.points.0.plain", [], "as-extreme.plain: missing"),
        ("rubric.points.0.text", "word " * 36, "36 words"),
        ("rubric.points.0.twins.0", RAW["rubric"]["points"][0]["text"], "the point itself"),
        ("follow_ups.0.points.0.twins", [], "twins: missing"),
        ("checked", "2001-01-01", "long ago"),
    ],
)
def test_lint_finds_what_loads_and_is_still_wrong(tmp_path: Path, path: str, value: object, message: str) -> None:
    write(tmp_path, {path: value})
    load_bank(tmp_path)
    (problem,) = lint(tmp_path)
    assert message in str(problem)


def test_lint_tells_all_problems_at_once(tmp_path: Path) -> None:
    write(tmp_path, {"slug": "one", "requires": ["nothing-such"]}, name="one")
    write(tmp_path, {"slug": "two"}, name="two")
    (tmp_path / "questions/statistics/three.yaml").write_text("{", "utf-8")
    messages = " ".join(map(str, lint(tmp_path)))
    assert "three.yaml" in messages
    assert "'one' asks the same" in messages
    assert "nothing-such" in messages
