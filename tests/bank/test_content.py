"""The content that ships: every file clean, and graded as it should be."""

from pathlib import Path

import pytest

from hotseat.bank import Question, load_bank
from hotseat.bank.lint import lint
from hotseat.grading import task_of_follow_up, task_of_question
from hotseat.grading.encoder import MiniLM
from hotseat.grading.similarity import SimilarityGrader

CONTENT = Path(__file__).parents[2] / "content"
QUESTIONS = list(load_bank(CONTENT))


@pytest.fixture(scope="module")
def grader() -> SimilarityGrader:
    return SimilarityGrader(MiniLM())


def test_the_content_is_clean() -> None:
    assert lint(CONTENT) == []


def test_the_first_shelf_is_full() -> None:
    assert len(QUESTIONS) >= 36


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: str(q.slug))
def test_a_rubric_grades_its_points_high_and_its_twins_low(question: Question, grader: SimilarityGrader) -> None:
    """A point that is too like its twin, or a misconception too like a point, shows here."""
    task = task_of_question(question)
    points = grader.grade(task, " ".join(point.text for point in question.rubric.points))
    twins = grader.grade(task, " ".join(point.twins[0] for point in question.rubric.points))
    assert points.level >= 3
    assert all(verdict.verdict == "covered" for verdict in points.points)
    assert twins.score <= points.score - 45


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: str(q.slug))
def test_a_model_answer_beats_the_same_words_turned_round(question: Question, grader: SimilarityGrader) -> None:
    task = task_of_question(question)
    twins = grader.grade(task, " ".join(point.twins[0] for point in question.rubric.points))
    assert grader.grade(task, question.model_answer).score >= twins.score + 15


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: str(q.slug))
def test_a_follow_up_is_passed_by_what_it_listens_for(question: Question, grader: SimilarityGrader) -> None:
    for follow_up in question.follow_ups:
        task = task_of_follow_up(follow_up)
        assert grader.grade(task, " ".join(point.text for point in follow_up.points)).level == 4
