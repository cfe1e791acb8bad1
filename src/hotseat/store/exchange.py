"""Export and import as JSON Lines: one header, then one record a line, readable and versioned.

{"format": "hotseat", "version": 1, "exported": "2026-11-24T10:00:00Z", "records": 12}
{"type": "attempt", "id": …}
{"type": "overruling", …}   {"type": "undo", …}   {"type": "preference", "key": …, "value": …}
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from hotseat.errors import BadFile
from hotseat.grading import Grade, Ruling
from hotseat.ids import AttemptId, FollowUpId, PointId, Slug
from hotseat.store.records import Attempt, Contents, Overruling, Undo

VERSION = 1


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", from_attributes=True)


class _Header(_Line):
    format: Literal["hotseat"]
    version: int
    exported: AwareDatetime
    records: int


AttemptName = Annotated[AttemptId, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Short = Annotated[str, Field(max_length=60)]


class _Attempt(_Line):
    type: Literal["attempt"] = "attempt"
    id: AttemptName
    question: Annotated[Slug, Field(min_length=1, max_length=60)]
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    answer: str
    grade: Grade
    seconds: Annotated[float, Field(ge=0, le=1e6)]
    expected: Annotated[float, Field(gt=0, le=1e6)]
    at: AwareDatetime
    parent: AttemptName | None = None
    follow_up: Annotated[FollowUpId, Field(max_length=48)] | None = None


class _Overruling(_Line):
    type: Literal["overruling"] = "overruling"
    attempt: AttemptName
    item: Annotated[PointId, Field(max_length=48)]
    ruling: Ruling | None
    at: AwareDatetime


class _Undo(_Line):
    type: Literal["undo"] = "undo"
    attempt: AttemptName
    at: AwareDatetime


class _Preference(_Line):
    type: Literal["preference"] = "preference"
    key: Short
    value: object


_Record = Annotated[_Attempt | _Overruling | _Undo | _Preference, Field(discriminator="type")]
_RECORD: TypeAdapter[_Record] = TypeAdapter(_Record)


def to_lines(contents: Contents, now: datetime) -> Iterator[str]:
    """The lines of an export, each without its newline."""
    records: list[_Line] = [_Attempt.model_validate(a) for a in contents.attempts]
    records += [_Overruling.model_validate(o) for o in contents.overrulings]
    records += [_Undo.model_validate(u) for u in contents.undone]
    records += [_Preference(key=k, value=v) for k, v in contents.preferences.items()]
    yield _Header(format="hotseat", version=VERSION, exported=now, records=len(records)).model_dump_json()
    for record in records:
        yield record.model_dump_json()


def from_lines(lines: Iterable[str]) -> Contents:
    """What an export holds. Raises `BadFile`, naming the line, where it is damaged, cut short or not one of ours."""
    numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    header = _header(next(numbered, (1, ""))[1])
    records: list[_Record] = []
    for n, line in numbered:
        try:
            records.append(_RECORD.validate_json(line))
        except ValidationError as error:
            raise BadFile(f"line {n}: {_first(error)}; nothing was imported") from error
    if len(records) != header.records:
        raise BadFile(
            f"{len(records)} records where {header.records} were written: the file was cut; nothing was imported"
        )
    contents = _contents(records)
    _refuse_dangling(contents)
    return contents


def _header(line: str) -> _Header:
    try:
        header = _Header.model_validate_json(line)
    except ValidationError as error:
        raise BadFile(
            "this is not an export of hotseat (a backup is restored, not imported); nothing was imported"
        ) from error
    if header.version > VERSION:
        raise BadFile(
            f"this export is of version {header.version}, this hotseat reads up to {VERSION}; upgrade hotseat"
        )
    return header


def _contents(records: list[_Record]) -> Contents:
    def fields(record: _Line) -> dict[str, Any]:
        return {key: value for key, value in record if key != "type"}

    return Contents(
        attempts=tuple(Attempt(**fields(r)) for r in records if isinstance(r, _Attempt)),
        overrulings=tuple(Overruling(r.attempt, r.item, r.ruling, r.at) for r in records if isinstance(r, _Overruling)),
        undone=tuple(Undo(r.attempt, r.at) for r in records if isinstance(r, _Undo)),
        preferences={r.key: r.value for r in records if isinstance(r, _Preference)},
    )


def _refuse_dangling(contents: Contents) -> None:
    seen: set[AttemptId] = set()
    for attempt in contents.attempts:
        if attempt.id in seen:
            raise BadFile(f"attempt {attempt.id!r} is given twice; nothing was imported")
        if attempt.parent is not None and attempt.parent not in seen:
            raise BadFile(
                f"attempt {attempt.id!r} follows {attempt.parent!r}, which is not there; nothing was imported"
            )
        seen.add(attempt.id)
    for record in (*contents.overrulings, *contents.undone):
        if record.attempt not in seen:
            raise BadFile(f"a record is about attempt {record.attempt!r}, which is not there; nothing was imported")


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    where = ".".join(str(part) for part in problem["loc"])
    return f"{where}: {problem['msg']}" if where else problem["msg"]


__all__ = ["VERSION", "from_lines", "to_lines"]
