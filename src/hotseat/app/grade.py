"""Grade an answer without keeping it: one, or a batch of lines."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hotseat.app.answer import Mended, clean
from hotseat.app.seat import Seat
from hotseat.errors import BadInput
from hotseat.grading import Grade, Task, task_of_points, task_of_question, task_of_reference
from hotseat.ids import Slug

MAX_REFERENCES = 20
Text = Annotated[Mended, Field(max_length=20_000)]


class GradeLine(BaseModel):
    """What to grade: an answer, with a question of the bank, or a prompt with points or references.

    Where `question` is there, the bank's rubric is used. Other keys are ignored.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Text | int | None = None
    question: Slug | None = None
    prompt: Text = ""
    points: list[Text] | None = None
    misconceptions: list[Text] | None = None
    reference: Text | list[Text] | None = None
    answer: str


def parse_line(raw: str | bytes) -> GradeLine:
    """One line of a batch. Raises `BadInput`."""
    try:
        return GradeLine.model_validate_json(raw)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise BadInput(f"{where}: {problem['msg']}" if where else problem["msg"]) from error


def grade_line(seat: Seat, line: GradeLine) -> Grade:
    """Grade a line. Of several references the one that the answer comes nearest to counts. Raises `BadInput`."""
    answer = clean(line.answer)
    grades = [seat.grader.grade(task, answer) for task in _tasks(seat, line)]
    best = max(grades, key=lambda grade: (grade.score, grade.confidence))
    return best.model_copy(update={"ms": round(sum(grade.ms for grade in grades), 2)})


def as_line(line: GradeLine, grade: Grade) -> dict[str, Any]:
    """The grade in the form of the interface: what was asked, then the grade."""
    return {"id": line.id, "question": line.question, **grade.model_dump(mode="json")}


def _tasks(seat: Seat, line: GradeLine) -> list[Task]:
    if line.question is not None:
        return [task_of_question(seat.bank.question(line.question))]
    if line.points:
        return [task_of_points(line.prompt, line.points, line.misconceptions or ())]
    references = [line.reference] if isinstance(line.reference, str) else (line.reference or [])
    references = [reference for reference in references if reference.strip()]
    if not references:
        raise BadInput("a line needs `question`, or `points`, or `reference`, besides `answer`")
    if len(references) > MAX_REFERENCES:
        raise BadInput(f"reference: {len(references)} given; at most {MAX_REFERENCES}")
    return [task_of_reference(line.prompt, reference) for reference in references]
