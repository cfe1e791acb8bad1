"""Safe by default: hosts, origins, sizes, headers, crashes, logs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient

from hotseat.app.seat import Seat
from hotseat.grading import Grade, Task
from hotseat.web.app import create_app
from hotseat.web.here import Here
from hotseat.web.safety import MAX_BODY
from tests.fakes import FakeGrader
from tests.serving import GIVE_UP, serving

LINE = {"question": "p-value", "answer": "It assumes that the null hypothesis is true."}
SECRET = "tamarind-zeppelin"


# Who may talk to the app


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]:8000"])
def test_a_host_of_ours_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8000",
        "evil.example:80@127.0.0.1",
        "",
        "127.0.0.2",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/v1/today", "/static/css/base.css", "/nowhere"])
def test_a_foreign_host_is_refused_everywhere(client: TestClient, host: str, path: str) -> None:
    assert client.get(path, headers={"host": host}).status_code == 400


def test_a_host_that_was_allowed_is_answered_and_no_other(seat: Seat, tmp_path: Path) -> None:
    client = TestClient(create_app(Here(seat, tmp_path), {"hotseat.example"}), base_url="http://hotseat.example")
    assert client.get("/api/v1/health").status_code == 200
    assert client.get("/api/v1/health", headers={"host": "127.0.0.1"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://[x"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/grade", "/api/v1/attempts", "/practice/p-value", "/undo"])
def test_a_write_from_another_origin_is_refused(client: TestClient, headers: dict[str, str], path: str) -> None:
    assert client.post(path, json=LINE, headers=headers).status_code == 403
    assert client.get("/api/v1/attempts").json() == []


def test_a_deletion_from_another_origin_is_refused(client: TestClient) -> None:
    client.post("/api/v1/attempts", json=LINE | {"id": "attempt-1"})
    refused = client.delete("/api/v1/attempts/attempt-1", headers={"origin": "https://evil.example"})
    assert refused.status_code == 403
    assert len(client.get("/api/v1/attempts").json()) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://127.0.0.1"},
        {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_write_of_our_own_or_of_no_browser_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/grade", json=LINE, headers=headers).status_code == 200


def test_no_other_site_is_invited_to_read(client: TestClient) -> None:
    answered = client.get("/api/v1/attempts", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answered.headers


# How much they may send


def chunks(size: int) -> Iterator[bytes]:
    """A body that declares no length."""
    yield b'{"question": "p-value", "answer": "'
    for _ in range(size // 50_000):
        yield b"x" * 50_000
    yield b'"}'


@pytest.mark.parametrize("path", ["/api/v1/attempts", "/api/v1/grade", "/practice/p-value", "/nowhere"])
def test_a_body_that_declares_more_than_the_limit_is_refused_unread(client: TestClient, path: str) -> None:
    headers = {"content-type": "application/json", "content-length": str(MAX_BODY + 1)}
    assert client.post(path, content=b"", headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/api/v1/attempts", "/api/v1/grade"])
def test_a_body_in_chunks_is_refused_once_it_is_over_the_limit(client: TestClient, path: str) -> None:
    refused = client.post(path, content=chunks(MAX_BODY), headers={"content-type": "application/json"})
    assert refused.status_code == 413
    assert list(refused.json()) == ["error"]
    assert client.get("/api/v1/attempts").json() == []


def test_a_body_in_chunks_within_the_limit_is_taken(client: TestClient) -> None:
    posted = client.post("/api/v1/attempts", content=chunks(150_000), headers={"content-type": "application/json"})
    assert posted.status_code == 201


# What a page may do


@pytest.mark.parametrize("path", ["/", "/bank", "/nowhere", "/api/v1/today", "/api/v1/nowhere", "/static/nowhere.js"])
def test_every_answer_has_a_policy_that_allows_nothing_inline_and_nothing_foreign(
    client: TestClient, path: str
) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_what_a_user_wrote_is_not_left_in_the_browsers_cache(client: TestClient) -> None:
    for path in ("/", "/api/v1/attempts", "/api/v1/export"):
        assert client.get(path).headers["cache-control"] == "no-store"


# Crashes


class BrokenGrader(FakeGrader):
    """A grader with a bug, whose message repeats the answer."""

    def grade(self, task: Task, answer: str) -> Grade:
        raise RuntimeError(f"bug in line 3 of grader.py with {answer}")


@pytest.mark.parametrize("path", ["/api/v1/grade", "/api/v1/attempts"])
def test_a_crash_shows_nothing_of_its_inside_and_keeps_the_policy(seat: Seat, tmp_path: Path, path: str) -> None:
    app = create_app(Here(replace(seat, grader=BrokenGrader()), tmp_path))
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    crashed = client.post(path, json=LINE)
    assert crashed.status_code == 500
    assert list(crashed.json()) == ["error"]
    for inside in ("RuntimeError", "Traceback", "grader.py", "null hypothesis"):
        assert inside not in crashed.text
    assert "default-src 'none'" in crashed.headers["content-security-policy"]
    assert client.get("/api/v1/attempts").json() == []


# Logs


def test_answers_never_reach_the_log(tmp_path: Path, content: Path) -> None:
    log = tmp_path / "log"
    with serving(tmp_path / "home", log, {"HOTSEAT_CONTENT": str(content)}) as server:
        with httpx2.Client(base_url=f"{server.address}/api/v1", timeout=GIVE_UP) as client:
            answer = LINE | {"answer": f"It assumes the {SECRET}"}
            statuses = [
                client.post("/attempts", json=answer | {"id": "attempt-1"}).status_code,
                client.post("/attempts", json=answer | {"id": SECRET, "question": SECRET}).status_code,
                client.post("/attempts", json={"answer": SECRET}).status_code,
                client.post("/grade", content=f'{{"answer": "{SECRET}').status_code,
                client.get("/questions", params={"q": SECRET}).status_code,
            ]
        printed = server.process.stdout
        server.kill()
        out = printed.read().decode() if printed else ""
    assert statuses == [201, 404, 422, 422, 200]
    assert SECRET not in out + log.read_text("utf-8")
