"""A question file that is wrong is refused, with the file and the key named."""

from collections.abc import Callable
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
Raw = dict[str, Any]


def write(folder: Path, change: Callable[[Raw], object] | None = None, name: str = "p-value") -> Path:
    """A bank of one question in `folder`, changed."""
    raw = yaml.safe_load(GOOD.read_text("utf-8")) | {"requires": []}
    if change:
        change(raw)
    path = folder / f"questions/statistics/{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    (folder / "topics.yaml").write_text((CONTENT / "topics.yaml").read_text("utf-8"), "utf-8")
    return path


def test_the_example_loads(tmp_path: Path) -> None:
    write(tmp_path)
    bank = load_bank(tmp_path)
    assert list(bank.questions) == ["p-value"]
    assert lint(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda q: q.update(surprise=1), "surprise: Extra inputs"),
        (lambda q: q.pop("prompt"), "prompt: Field required"),
        (lambda q: q.update(level="guru"), "level"),
        (lambda q: q.update(jobs=["astronaut"]), "jobs.0"),
        (lambda q: q.update(slug="P Value"), "slug"),
        (lambda q: q.update(slug="other"), "slug: 'other' differs"),
        (lambda q: q.update(topic="models"), "topic: 'models' differs"),
        (lambda q: q.update(model_answer="Too short."), "model_answer: 2 words"),
        (lambda q: q.update(one_breath="word " * 26), "one_breath: 26 words"),
        (lambda q: q.update(checked="yesterday"), "checked"),
        (lambda q: q.update(sources=[]), "sources"),
        (lambda q: q["sources"][0].update(url="http://insecure.example"), "sources.0.url"),
        (lambda q: q["rubric"].update(points=q["rubric"]["points"][:3]), "rubric.points: 3 points"),
        (lambda q: q["rubric"].update(misconceptions=[]), "rubric.misconceptions: 0"),
        (lambda q: q["rubric"]["points"][0].update(weight=4), "rubric.points.0.weight"),
        (lambda q: q["rubric"]["points"][0].update(twins=[]), "rubric.points.as-extreme.twins: missing"),
        (lambda q: q["rubric"]["points"][1].update(id="as-extreme"), "'as-extreme' is used twice"),
        (lambda q: q["rubric"]["misconceptions"][0].pop("correction"), "chance-of-null.correction: missing"),
        (lambda q: q["follow_ups"][0].update(about="nothing"), "about: 'nothing' is not a point"),
        (lambda q: q.update(follow_ups=q["follow_ups"][:1]), "follow_ups"),
    ],
)
def test_a_wrong_file_names_itself_and_its_key(tmp_path: Path, change: Callable[[Raw], object], message: str) -> None:
    path = write(tmp_path, change)
    with pytest.raises(BadContent) as caught:
        load_bank(tmp_path)
    assert str(path) in caught.value.message
    assert message in caught.value.message
    assert [str(problem.file) for problem in lint(tmp_path)] == [str(path)]


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
    ("change", "message"),
    [
        (lambda q: q.update(requires=["nothing-such"]), "no question 'nothing-such'"),
        (lambda q: q.update(requires=["p-value"]), "prerequisite of itself"),
        (lambda q: q["rubric"]["points"][0].update(plain=[]), "as-extreme.plain: missing"),
        (lambda q: q["rubric"]["points"][0].update(text="word " * 36), "36 words"),
        (lambda q: q["rubric"]["points"][0]["twins"].append(q["rubric"]["points"][0]["text"]), "the point itself"),
        (lambda q: q["follow_ups"][0]["points"][0].update(twins=[]), "no-conditional.twins: missing"),
        (lambda q: q.update(checked="2001-01-01"), "long ago"),
    ],
)
def test_lint_finds_what_loads_and_is_still_wrong(
    tmp_path: Path, change: Callable[[Raw], object], message: str
) -> None:
    write(tmp_path, change)
    load_bank(tmp_path)
    (problem,) = lint(tmp_path)
    assert message in str(problem)


def test_lint_tells_all_problems_at_once(tmp_path: Path) -> None:
    write(tmp_path, lambda q: q.update(slug="one", requires=["nothing-such"]), name="one")
    write(tmp_path, lambda q: q.update(slug="two"), name="two")
    (tmp_path / "questions/statistics/three.yaml").write_text("{", "utf-8")
    messages = " ".join(map(str, lint(tmp_path)))
    assert "three.yaml" in messages
    assert "'one' asks the same" in messages
    assert "nothing-such" in messages
