"""What the similarity grader can tell apart, on the real encoder."""

import pytest

from hotseat.grading import Grade, task_of_points
from hotseat.grading.encoder import MiniLM
from hotseat.grading.similarity import SimilarityGrader
from tests.samples import TASK


@pytest.fixture(scope="module")
def grader() -> SimilarityGrader:
    return SimilarityGrader(MiniLM())


def verdict(grade: Grade, id: str) -> str:
    return next(v.verdict for v in grade.points if v.id == id)


@pytest.mark.parametrize(
    "answer",
    [
        "My favourite dish is lasagne with spinach and a glass of red wine.",
        "Tôi không biết câu trả lời cho chuyện này, xin lỗi rất nhiều",
        "Ich habe leider keine Ahnung, wovon hier gerade die Rede ist.",
    ],
)
def test_an_answer_about_something_else_is_off_topic(grader: SimilarityGrader, answer: str) -> None:
    assert grader.grade(TASK, answer).floor == "off-topic"


def test_fluent_talk_about_nothing_earns_nothing(grader: SimilarityGrader) -> None:
    grade = grader.grade(TASK, "The weather was nice, so we went to the beach and swam until the sun set.")
    assert (grade.score <= 5, grade.level) == (True, 0)


def test_plain_words_make_the_point_and_are_the_evidence(grader: SimilarityGrader) -> None:
    answer = "Well, let me think. The first half squeezes whatever goes in. And then there is more to it."
    grade = grader.grade(TASK, answer)
    squeeze = grade.points[0]
    assert squeeze.verdict == "covered"
    assert squeeze.evidence is not None
    assert "squeezes" in answer[slice(*squeeze.evidence)]


def test_swapped_roles_do_not_make_the_point(grader: SimilarityGrader) -> None:
    grade = grader.grade(TASK, "The decoder compresses the input into a small code. That is the whole idea of it.")
    assert verdict(grade, "squeeze") == "contradicted"
    assert grade.score == 0


def test_a_negated_point_is_not_made(grader: SimilarityGrader) -> None:
    assert verdict(grader.grade(TASK, "An autoencoder needs labels for its training."), "labels") == "contradicted"


def test_a_misconception_is_heard(grader: SimilarityGrader) -> None:
    grade = grader.grade(TASK, "An autoencoder is a classifier, as far as I know.")
    assert [item.id for item in grade.wrong()] == ["classifier"]
    assert grade.level <= 1


def test_a_long_right_answer_is_still_right(grader: SimilarityGrader) -> None:
    right = " ".join(point.text for point in TASK.rubric.points)
    padding = "I worked on a project about invoices last year, and we had many meetings about it. " * 40
    assert grader.grade(TASK, f"{padding} {right} {padding}").level == grader.grade(TASK, right).level


def test_points_without_twins_are_graded_too(grader: SimilarityGrader) -> None:
    task = task_of_points("What is an autoencoder?", ["The encoder compresses the input.", "It needs no labels."])
    grade = grader.grade(task, "There is an encoder, which compresses the input to something small.")
    assert [v.verdict for v in grade.points] == ["covered", "missing"]
