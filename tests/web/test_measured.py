"""The figures that the app shows are those of the grader that it runs."""

from hotseat.app.seat import default_grader
from hotseat.web.pages.grading import MEASURED, read_measured


def test_the_published_figures_are_of_this_grader() -> None:
    measured = read_measured(MEASURED)
    assert measured is not None, "run `make bench ARGS=--publish`"
    name = default_grader().name
    assert any(f"({name.name} {name.version})" in grader.name for grader in measured.graders)


def test_the_grader_stands_next_to_its_peers() -> None:
    measured = read_measured(MEASURED)
    assert measured is not None
    names = " ".join(grader.name for grader in measured.graders)
    assert all(peer in names for peer in ("length", "keyword overlap", "cosine"))
