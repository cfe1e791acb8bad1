"""What holds for the databases and not for the fake."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from hotseat.app.seat import card_of
from hotseat.errors import NoStore
from hotseat.ids import Slug
from hotseat.store import SqlStore
from hotseat.store.engine import open_engine
from hotseat.store.tables import metadata
from tests.samples import attempt_of

Open = Callable[[], SqlStore]


def test_what_was_stored_is_there_when_opened_again(open_store: Open) -> None:
    open_store().add(attempt_of())
    assert open_store().attempts() == [attempt_of()]


def test_the_migrations_make_the_tables_that_the_code_expects(database_url: str) -> None:
    engine = open_engine(database_url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_concurrent_writers_lose_nothing_and_the_card_counts_all(open_store: Open) -> None:
    stores = [open_store() for _ in range(4)]

    def add(n: int) -> None:
        stores[n % 4].add(attempt_of(f"attempt-{n}", after=timedelta(minutes=n)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))
    card = stores[0].card(Slug("autoencoder"))
    assert card is not None
    assert (len(stores[0].attempts()), card.reviews) == (40, 40)


def test_more_attempts_than_a_statement_takes_parameters(open_store: Open) -> None:
    store = open_store()
    for n in range(600):
        store.add(attempt_of(f"attempt-{n}", after=timedelta(minutes=n), question=f"question-{n}"))
    assert len(store.attempts()) == 600


def test_data_of_a_newer_hotseat_is_refused(open_store: Open, database_url: str) -> None:
    open_store()
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NoStore, match="newer hotseat"):
        open_store()


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NoStore, match="another program"):
        SqlStore(f"sqlite:///{path}", card_of)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("These are my notes, not a database.\n" * 40)
    with pytest.raises(NoStore, match="cannot be used"):
        SqlStore(f"sqlite:///{path}", card_of)
    assert path.read_text().startswith("These are my notes")


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://root@127.0.0.1/test", "postgresql://nobody:secret@127.0.0.1:1/none"]
)
def test_a_database_that_cannot_be_used_says_so_without_the_password(url: str) -> None:
    with pytest.raises(NoStore) as caught:
        SqlStore(url, card_of)
    assert "secret" not in str(caught.value)


def test_a_data_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoStore, match="HOTSEAT_HOME"):
        SqlStore(f"sqlite:///{tmp_path / 'file' / 'hotseat.sqlite'}", card_of)
