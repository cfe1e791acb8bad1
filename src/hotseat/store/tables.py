"""The tables. A change here needs a migration; a test compares the two."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Utc(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

attempts = Table(
    "attempts",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("question", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("parent", String(64), ForeignKey("attempts.id"), nullable=True),
    Column("follow_up", String(48), nullable=True),
    Column("answer", Text, nullable=False),
    Column("grade", JSON, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("expected", Float, nullable=False),
    Column("at", Utc, nullable=False),
    Index("attempts_by_question", "question", "at"),
    Index("attempts_by_time", "at"),
)

overrulings = Table(
    "overrulings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("attempt", String(64), ForeignKey("attempts.id"), nullable=False, index=True),
    Column("item", String(48), nullable=False),
    Column("ruling", String(16), nullable=True),
    Column("at", Utc, nullable=False),
)

undone = Table(
    "undone",
    metadata,
    Column("attempt", String(64), ForeignKey("attempts.id"), primary_key=True),
    Column("at", Utc, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("question", String(60), primary_key=True),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("due", Utc, nullable=False),
    Column("last_review", Utc, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("state", String(16), nullable=False),
)

preferences = Table(
    "preferences",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("value", JSON, nullable=False),
)
