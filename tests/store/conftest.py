"""The stores under contract: the fake, SQLite, and PostgreSQL, each in a database of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from hotseat.app.seat import card_of
from hotseat.store import SqlStore, Store
from tests.fakes import FakeStore

ADMIN = os.environ.get("HOTSEAT_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
HOW = (
    "PostgreSQL does not answer at {url}. Start one, for example with Docker: "
    "`docker run -p 5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres:17`, or name one in HOTSEAT_TEST_POSTGRES"
)


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The URL of a fresh PostgreSQL database; skips where no server answers."""
    name = f"hotseat_test_{uuid4().hex}"
    try:
        admin = psycopg.connect(ADMIN, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip(HOW.format(url=ADMIN))
    with admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield ADMIN.rsplit("/", 1)[0] + f"/{name}"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'hotseat.sqlite'}"


@pytest.fixture
def open_store(database_url: str) -> Iterator[Callable[[], SqlStore]]:
    """Opens the same database again at each call."""
    opened: list[SqlStore] = []

    def open_one() -> SqlStore:
        opened.append(SqlStore(database_url, card_of))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "fake":
        yield FakeStore(card_of)
        return
    url: Any = f"sqlite:///{tmp_path / 'hotseat.sqlite'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    sql = SqlStore(url, card_of)
    yield sql
    sql.close()
