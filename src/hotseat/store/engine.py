"""Opens a database: SQLite or PostgreSQL, its schema brought up to date, a foreign file refused."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from hotseat.errors import NoStore

APPLICATION_ID = 0x686F7473
"""Marks a SQLite file as ours: "hots" in ASCII (https://sqlite.org/pragma.html#pragma_application_id)."""
HEAD = "0001"
"""The newest revision under migrations/."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
"""The driver for each database, whichever the URL names: these are installed."""


def open_engine(url: str) -> Engine:
    """An engine on an up-to-date database of ours, made where there is none. Raises `NoStore`."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    try:
        with store_errors(engine):
            _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def store_errors(engine: Engine) -> Generator[None]:
    """Turns the driver's errors into `NoStore`, with the database named and its password left out."""
    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        raise NoStore(f"the database {engine.url!r} cannot be used: {reason}") from error
    except SQLAlchemyError as error:
        raise NoStore(f"the database {engine.url!r} cannot be used: {error}") from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError for a port that is no number
        raise NoStore("HOTSEAT_DATABASE_URL is not a database URL, such as postgresql://user@host/name") from error
    driver = _DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise NoStore(f"HOTSEAT_DATABASE_URL: {parsed.get_backend_name()} is not supported; use sqlite or postgresql")
    return parsed.set(drivername=driver)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoStore(f"the data folder {folder} cannot be made: {error.strerror}; set HOTSEAT_HOME") from error


def _prepare_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    """FULL, so that what was acknowledged survives a power cut. (WAL is set once, when the file is made.)"""
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in ("busy_timeout = 10000", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads, then writes, could otherwise fail half-way."""
    reading = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect().execution_options(read_only=True) as connection:
        names = set(inspect(connection).get_table_names())
        if engine.dialect.name == "sqlite":
            _refuse_foreign(connection, engine.url, names)
        known = "alembic_version" in names
        revision = connection.scalar(text("SELECT version_num FROM alembic_version")) if known else None
    if revision == HEAD:
        return
    if revision is not None and not list((_MIGRATIONS / "versions").glob(f"{revision}_*.py")):
        raise NoStore(f"the database {engine.url!r} was written by a newer hotseat ({revision}); upgrade hotseat")
    if engine.dialect.name == "sqlite":
        _mark(engine.url)
    _migrate(engine)


def _refuse_foreign(connection: Connection, url: URL, names: set[str]) -> None:
    ours = connection.scalar(text("PRAGMA application_id")) == APPLICATION_ID
    if names and not ours:
        raise NoStore(f"{url.database} is a database of another program; nothing was changed. Name another file")


def _mark(url: URL) -> None:
    connection = sqlite3.connect(url.database or ":memory:")
    with connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
