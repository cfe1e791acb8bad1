"""From verdicts to a grade; and what an overruling by the user changes."""

from collections.abc import Mapping, Sequence
from typing import Literal

from hotseat.grading.follow_up import choose_follow_up
from hotseat.grading.grade import Floor, Grade, GraderName, MisconceptionVerdict, PointVerdict, Verdict
from hotseat.grading.task import Task
from hotseat.ids import PointId

ENOUGH = 0.85
"""The share of all weight that makes an answer complete: nobody says everything."""
CONTRADICTED = 0.5
"""What a point that was surely turned round costs, as a share of its weight, besides not being earned."""
HELD = 1.5
"""What a misconception costs, in units of weight."""
DOUBTFUL, CERTAIN = 0.2, 0.8
"""Probabilities below and above which a point earns nothing and everything."""
BANDS = (12, 38, 62, 85)
"""The least score of levels 1, 2, 3 and 4."""

Ruling = Literal["said", "not-said"]
"""What the user says of a verdict: "I did say that", or "I did not say that"."""


def score(points: Sequence[PointVerdict], misconceptions: Sequence[MisconceptionVerdict]) -> int:
    """0 to 100: the weight of what was said, less what was said wrong, of the weight that is enough."""
    total = sum(verdict.weight for verdict in points)
    earned = sum(verdict.weight * credit(verdict) for verdict in points)
    turned = (verdict for verdict in points if verdict.verdict == "contradicted" and not verdict.unsure)
    against = CONTRADICTED * sum(verdict.weight for verdict in turned)
    against += HELD * sum(verdict.held for verdict in misconceptions)
    return round(100 * min(1.0, max(0.0, earned - against) / (ENOUGH * total)))


def credit(verdict: PointVerdict) -> float:
    """The share of a point's weight that is earned: by its probability, so that doubt is neither punished nor paid.

    Nothing below `DOUBTFUL`, everything above `CERTAIN`, and in between in proportion.
    """
    if verdict.verdict == "contradicted":
        return 0.0
    return min(1.0, max(0.0, (verdict.p - DOUBTFUL) / (CERTAIN - DOUBTFUL)))


def level(score: int, points: Sequence[PointVerdict], misconceptions: Sequence[MisconceptionVerdict]) -> int:
    """0 to 4. Something false keeps an answer below 4, however much else was said."""
    reached = sum(score >= band for band in BANDS)
    false = any(v.verdict == "contradicted" and not v.unsure for v in points) or any(v.held for v in misconceptions)
    return min(reached, 3) if false else reached


def conclude(
    task: Task,
    points: Sequence[PointVerdict],
    misconceptions: Sequence[MisconceptionVerdict],
    *,
    grader: GraderName,
    confidence: float,
    ms: float,
    floor: Floor | None = None,
) -> Grade:
    """The grade that follows from these verdicts on an answer to `task`: score, level and follow-up."""
    total, follow_up = score(points, misconceptions), choose_follow_up(task.follow_ups, points)
    return Grade(
        score=total,
        level=level(total, points, misconceptions),
        confidence=confidence,
        points=tuple(points),
        misconceptions=tuple(misconceptions),
        floor=floor,
        follow_up=follow_up.ask if follow_up else None,
        follow_up_id=follow_up.id if follow_up else None,
        grader=grader,
        ms=ms,
    )


def overruled(grade: Grade, rulings: Mapping[PointId, Ruling]) -> Grade:
    """The grade with the user's rulings in place of the grader's verdicts, scored anew.

    A floor is lifted once the user says that a point was made: then there was something to grade.
    """
    if not rulings:
        return grade
    points = tuple(_ruled_point(verdict, rulings.get(verdict.id)) for verdict in grade.points)
    wrong = tuple(_ruled_misconception(verdict, rulings.get(verdict.id)) for verdict in grade.misconceptions)
    new = score(points, wrong)
    return grade.model_copy(
        update={
            "points": points,
            "misconceptions": wrong,
            "score": new,
            "level": level(new, points, wrong),
            "floor": grade.floor if new == 0 else None,
        }
    )


def _ruled_point(verdict: PointVerdict, ruling: Ruling | None) -> PointVerdict:
    if ruling is None:
        return verdict
    said: dict[Ruling, Verdict] = {"said": "covered", "not-said": "missing"}
    return verdict.model_copy(update={"verdict": said[ruling], "p": 1.0 if ruling == "said" else 0.0, "unsure": False})


def _ruled_misconception(verdict: MisconceptionVerdict, ruling: Ruling | None) -> MisconceptionVerdict:
    if ruling is None:
        return verdict
    held = ruling == "said"
    return verdict.model_copy(update={"held": held, "p": float(held), "unsure": False})
