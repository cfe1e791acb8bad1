"""`kill -9` in the middle of 200 posted attempts: what was acknowledged is there, once; the rest can be sent again."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.serving import GIVE_UP, Server, serving

POSTED = 200
KILLED_AFTER = 80
"""Acknowledgements."""
THREADS = 4
QUESTIONS = ("p-value", "autoencoder")
REAL = "A p-value is computed under the assumption that the null hypothesis is true."
ATTEMPTS: list[dict[str, Any]] = [
    # Every tenth answer is read by the model; the others fall to a floor, so that the test is quick.
    {"id": f"attempt-{n:03}", "question": QUESTIONS[n % 2], "answer": REAL if n % 10 == 0 else f"null {n}"}
    for n in range(POSTED)
]


class Sender:
    """Posts attempts from several threads, and kills the server once enough are acknowledged."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._lock = threading.Lock()
        self.acknowledged: set[str] = set()

    def send(self, attempts: list[dict[str, Any]]) -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(self._send, [attempts[n::THREADS] for n in range(THREADS)]))

    def _send(self, attempts: list[dict[str, Any]]) -> None:
        with httpx2.Client(base_url=self._server.address, timeout=GIVE_UP) as client:
            for attempt in attempts:
                try:
                    posted = client.post("/api/v1/attempts", json=attempt)
                except httpx2.TransportError:
                    return  # killed, as meant
                assert posted.status_code == 201, posted.text
                self._count(attempt["id"])

    def _count(self, id: str) -> None:
        with self._lock:
            self.acknowledged.add(id)
            if len(self.acknowledged) == KILLED_AFTER:
                self._server.kill()


def stored(server: Server) -> list[dict[str, Any]]:
    answered = httpx2.get(f"{server.address}/api/v1/attempts", params={"limit": 1000}, timeout=GIVE_UP)
    assert answered.status_code == 200
    return answered.json()


@pytest.fixture
def environ(content: Path) -> dict[str, str]:
    return {"HOTSEAT_CONTENT": str(content)}


def test_what_was_acknowledged_survives_kill_9_and_nothing_is_there_twice(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    home = tmp_path / "home"
    with serving(home, tmp_path / "first.log", environ) as server:
        sender = Sender(server)
        sender.send(ATTEMPTS)
    assert KILLED_AFTER <= len(sender.acknowledged) < POSTED
    with serving(home, tmp_path / "second.log", environ) as server:
        found = [attempt["id"] for attempt in stored(server)]
        assert sender.acknowledged <= set(found)
        assert len(found) == len(set(found))
        assert len(found) <= len(sender.acknowledged) + THREADS
        with httpx2.Client(base_url=server.address, timeout=GIVE_UP) as client:
            again = [client.post("/api/v1/attempts", json=attempt).status_code for attempt in ATTEMPTS]
        assert set(again) == {201}
        everything = stored(server)
    assert sorted((a["id"], a["answer"]) for a in everything) == [(a["id"], a["answer"]) for a in ATTEMPTS]
    assert_sound(home / "hotseat.sqlite")


def assert_sound(database: Path) -> None:
    """The file is whole, and the cards count every attempt."""
    connection = sqlite3.connect(database)
    whole = connection.execute("PRAGMA integrity_check").fetchall()
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    (reviews,) = connection.execute("SELECT sum(reviews) FROM cards").fetchone()
    connection.close()
    assert (whole, dangling, reviews) == ([("ok",)], [], POSTED)
