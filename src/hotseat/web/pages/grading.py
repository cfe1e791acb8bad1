"""How grading works, in plain words, and how well it does, as measured."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.types import StringConstraints

from hotseat.grading.score import ENOUGH
from hotseat.web.here import HereDep
from hotseat.web.pages.view import page

MEASURED = Path(__file__).parents[1] / "measured.json"

Text = Annotated[str, StringConstraints(max_length=2000)]

router = APIRouter()


class MeasuredGrader(BaseModel):
    """How one grader, or one way of faking one, agrees with the reference gradings."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: Text
    spearman: float
    low: float
    high: float
    qwk: float | None = None
    ms_median: float
    ms_p95: float
    by_type: dict[str, float] | None = None
    """Mean level, 0 to 4, of each type of answer."""


class Measured(BaseModel):
    """What `make bench` wrote."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    measured: Text
    data: Text
    rows: int
    graders: tuple[MeasuredGrader, ...]
    types: dict[str, Text] = {}
    """What the types of answer are."""
    reference_by_type: dict[str, float] = {}
    loading_seconds: float | None = None
    peak_memory_mib: int | None = None
    notes: tuple[Text, ...] = ()


def read_measured(path: Path) -> Measured | None:
    """The figures, or None where nothing was measured or the file is of another hotseat."""
    try:
        return Measured.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


@router.get("/grading")
def show(request: Request, here: HereDep) -> Response:
    return page(request, here, "grading.html", enough=round(100 * ENOUGH), measured=read_measured(MEASURED))
