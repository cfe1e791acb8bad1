"""The store on SQL: SQLite and PostgreSQL by the same statements."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, text

from hotseat.errors import Conflict, NotFound
from hotseat.grading import Grade, Ruling
from hotseat.ids import AttemptId, PointId, Slug
from hotseat.memory import Card
from hotseat.store import tables as t
from hotseat.store.engine import open_engine, store_errors
from hotseat.store.records import Attempt, Contents, Overruling, Undo
from hotseat.store.store import CardOf


class SqlStore:
    """A `Store` on the database at `url`, which is made and brought up to date. Raises `NoStore`."""

    def __init__(self, url: str, card_of: CardOf) -> None:
        self._engine = open_engine(url)
        self._card_of = card_of

    def close(self) -> None:
        self._engine.dispose()

    def add(self, attempt: Attempt) -> Attempt:
        with self._writing() as connection:
            stored = _find(connection, attempt.id)
            if stored is None:
                _live_parent(connection, attempt)
                _insert(connection, attempt)
                self._refresh(connection, {attempt.question})
                return attempt
            if _is_undone(connection, attempt.id):
                raise Conflict(f"attempt {attempt.id!r} was undone; hand the answer in under a new id")
        return _same(stored, attempt)

    def attempt(self, id: AttemptId) -> Attempt:
        with self._reading() as connection:
            return _live(connection, id)

    def undone(self, id: AttemptId) -> Attempt:
        with self._reading() as connection:
            found = _find(connection, id)
            if found is None or not _is_undone(connection, id):
                raise NotFound(f"no attempt {id!r} has been undone")
            return found

    def attempts(
        self, question: Slug | None = None, since: datetime | None = None, limit: int | None = None
    ) -> list[Attempt]:
        with self._reading() as connection:
            return _attempts(connection, question, since, limit)

    def overrule(self, overruling: Overruling) -> Attempt:
        with self._writing() as connection:
            attempt = _live(connection, overruling.attempt)
            if overruling.item not in {v.id for v in (*attempt.grade.points, *attempt.grade.misconceptions)}:
                raise NotFound(f"the grade of attempt {attempt.id} has no point or misconception {overruling.item!r}")
            connection.execute(insert(t.overrulings).values(asdict(overruling)))
            self._refresh(connection, {attempt.question})
            return _live(connection, overruling.attempt)

    def undo(self, id: AttemptId, at: datetime) -> Attempt:
        with self._writing() as connection:
            attempt = _live(connection, id)
            replies = select(t.attempts.c.id).where(t.attempts.c.parent == id, t.attempts.c.id.not_in(_undone()))
            gone = [id, *connection.scalars(replies)]
            connection.execute(insert(t.undone), [{"attempt": one, "at": at} for one in gone])
            self._refresh(connection, {attempt.question})
            return attempt

    def card(self, question: Slug) -> Card | None:
        with self._reading() as connection:
            row = connection.execute(select(t.cards).where(t.cards.c.question == question)).mappings().first()
            return Card(**row) if row else None

    def cards(self) -> list[Card]:
        with self._reading() as connection:
            return [Card(**row) for row in connection.execute(select(t.cards).order_by(t.cards.c.due)).mappings()]

    def preferences(self) -> dict[str, object]:
        with self._reading() as connection:
            return _preferences(connection)

    def prefer(self, key: str, value: object) -> None:
        with self._writing() as connection:
            _prefer(connection, {key: value})

    def contents(self) -> Contents:
        with self._reading() as connection:
            return _contents(connection)

    def merge(self, contents: Contents) -> int:
        with self._writing() as connection:
            return self._merge(connection, contents)

    def replace(self, contents: Contents, keep: Callable[[Contents], None] | None = None) -> None:
        with self._writing() as connection:
            if keep:
                keep(_contents(connection))
            for table in reversed(t.metadata.sorted_tables):
                connection.execute(delete(table))
            self._merge(connection, contents)

    def _merge(self, connection: Connection, contents: Contents) -> int:
        stored = {attempt.id: attempt for attempt in _all(connection)}
        new = [attempt for attempt in contents.attempts if attempt.id not in stored]
        for attempt in contents.attempts:
            _same(stored.get(attempt.id, attempt), attempt)
        for attempt in new:
            _insert(connection, attempt)
        ruled = {(r.attempt, r.item, r.at) for r in _overrulings(connection)}
        rulings = [asdict(r) for r in contents.overrulings if (r.attempt, r.item, r.at) not in ruled]
        if rulings:
            connection.execute(insert(t.overrulings), rulings)
        gone = set(connection.scalars(select(t.undone.c.attempt)))
        undone = [asdict(u) for u in contents.undone if u.attempt not in gone]
        if undone:
            connection.execute(insert(t.undone), undone)
        kept = _preferences(connection)
        _prefer(connection, {k: v for k, v in contents.preferences.items() if k not in kept})
        self._refresh(connection, {attempt.question for attempt in contents.attempts})
        return len(new)

    def _refresh(self, connection: Connection, questions: Iterable[Slug]) -> None:
        """Bring the cards of these questions in step with their attempts."""
        for question in questions:
            card = self._card_of(question, _attempts(connection, question))
            connection.execute(delete(t.cards).where(t.cards.c.question == question))
            if card:
                connection.execute(insert(t.cards).values(asdict(card)))

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        with store_errors(self._engine), self._engine.connect() as connection:
            # One snapshot for the whole call, on either database.
            isolation = {} if self._engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
            yield connection.execution_options(read_only=True, **isolation)

    @contextmanager
    def _writing(self) -> Generator[Connection]:
        """One writer at a time, on either database: cards are computed from what the transaction reads."""
        with store_errors(self._engine), self._engine.begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE cards IN SHARE ROW EXCLUSIVE MODE"))
            yield connection


def _is_undone(connection: Connection, id: AttemptId) -> bool:
    return connection.scalar(select(t.undone.c.attempt).where(t.undone.c.attempt == id)) is not None


def _undone() -> Any:
    return select(t.undone.c.attempt)


def _attempts(
    connection: Connection, question: Slug | None = None, since: datetime | None = None, limit: int | None = None
) -> list[Attempt]:
    query = select(t.attempts).where(t.attempts.c.id.not_in(_undone()))
    if question is not None:
        query = query.where(t.attempts.c.question == question)
    if since is not None:
        query = query.where(t.attempts.c.at >= since)
    query = query.order_by(t.attempts.c.at.desc(), t.attempts.c.seq.desc()).limit(limit)
    return _with_rulings(connection, connection.execute(query).mappings().all())


def _contents(connection: Connection) -> Contents:
    undone = connection.execute(select(t.undone).order_by(t.undone.c.at, t.undone.c.attempt)).mappings()
    return Contents(
        attempts=tuple(_all(connection)),
        overrulings=tuple(_overrulings(connection)),
        undone=tuple(Undo(**row) for row in undone),
        preferences=_preferences(connection),
    )


def _all(connection: Connection) -> list[Attempt]:
    rows = connection.execute(select(t.attempts).order_by(t.attempts.c.seq)).mappings()
    return [_attempt(row, {}) for row in rows]


def _find(connection: Connection, id: AttemptId) -> Attempt | None:
    if "\x00" in id:  # PostgreSQL takes no NUL, and no attempt has one
        return None
    rows = connection.execute(select(t.attempts).where(t.attempts.c.id == id)).mappings().all()
    return next(iter(_with_rulings(connection, rows)), None)


def _live(connection: Connection, id: AttemptId) -> Attempt:
    found = _find(connection, id)
    if found is None or _is_undone(connection, id):
        raise NotFound(f"no attempt {id!r}; it may have been undone")
    return found


def _live_parent(connection: Connection, attempt: Attempt) -> None:
    if attempt.parent is not None:
        _live(connection, attempt.parent)


def _insert(connection: Connection, attempt: Attempt) -> None:
    row = {column.name: getattr(attempt, column.name) for column in t.attempts.c if column.name != "seq"}
    connection.execute(insert(t.attempts).values(row | {"grade": attempt.grade.model_dump(mode="json")}))


def _same(stored: Attempt, given: Attempt) -> Attempt:
    if (stored.question, stored.answer, stored.parent) != (given.question, given.answer, given.parent):
        raise Conflict(f"attempt {given.id!r} is already stored with another answer; use a new id")
    return stored


def _overrulings(connection: Connection) -> list[Overruling]:
    rows = connection.execute(select(t.overrulings).order_by(t.overrulings.c.at, t.overrulings.c.seq)).mappings()
    return [Overruling(row["attempt"], row["item"], row["ruling"], row["at"]) for row in rows]


def _with_rulings(connection: Connection, rows: Sequence[RowMapping]) -> list[Attempt]:
    ids = [row["id"] for row in rows]
    by_attempt: defaultdict[str, dict[PointId, Ruling]] = defaultdict(dict)
    query = select(t.overrulings).order_by(t.overrulings.c.at, t.overrulings.c.seq)
    # Few attempts: name them. Many: read all rulings, since a statement takes only so many parameters.
    query = query.where(t.overrulings.c.attempt.in_(ids)) if len(ids) < 500 else query
    for row in connection.execute(query).mappings() if ids else ():
        rulings = by_attempt[row["attempt"]]
        if row["ruling"] is None:
            rulings.pop(row["item"], None)
        else:
            rulings[row["item"]] = row["ruling"]
    return [_attempt(row, by_attempt.get(row["id"], {})) for row in rows]


def _attempt(row: RowMapping, rulings: Mapping[PointId, Ruling]) -> Attempt:
    values: dict[str, Any] = {key: value for key, value in row.items() if key != "seq"}
    values["grade"] = Grade.model_validate(values["grade"])
    return Attempt(**values, rulings=rulings)


def _preferences(connection: Connection) -> dict[str, object]:
    return {row.key: row.value for row in connection.execute(select(t.preferences))}


def _prefer(connection: Connection, preferences: Mapping[str, object]) -> None:
    for key, value in preferences.items():
        connection.execute(delete(t.preferences).where(t.preferences.c.key == key))
        connection.execute(insert(t.preferences).values(key=key, value=value))
