"""What the pages promise that needs no browser."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from fastapi.testclient import TestClient

from hotseat.app.seat import Seat
from hotseat.errors import NoModel
from hotseat.grading import Grade, Task
from hotseat.web.app import create_app
from hotseat.web.here import Here
from hotseat.web.pages import grading
from tests.fakes import FakeGrader
from tests.samples import NOON

ID = "attempt-of-the-test"
POINT = "A p-value is computed under the assumption that the null hypothesis is true."


class Page(Protocol):
    """An answer of the app, by whichever HTTP client FastAPI's TestClient is made of."""

    @property
    def text(self) -> str: ...
    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...


def answer(client: TestClient, text: str = f"{POINT} That is all I know.", id: str = ID) -> Page:
    return client.post("/practice/p-value", data={"id": id, "answer": text, "seconds": "30"})


def text_of(page: Page) -> str:
    """What a reader sees of the page: no tags, single spaces."""
    body = re.sub(r"<(script|style|svg).*?</\1>", "", page.text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize(
    "path", ["/", "/practice/p-value", "/questions/p-value", "/bank", "/progress", "/settings", "/grading"]
)
@pytest.mark.parametrize("practised", [False, True])
def test_every_page_shows(client: TestClient, path: str, practised: bool) -> None:
    if practised:
        answer(client)
    page = client.get(path)
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert "style=" not in page.text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text)


def test_an_answer_is_graded_and_shown(client: TestClient) -> None:
    posted = answer(client)
    assert (posted.status_code, posted.headers["location"]) == (303, f"/attempts/{ID}")
    page = client.get(f"/attempts/{ID}")
    assert f'<mark class="covered" data-findings="point-given-null">{POINT}<a' in page.text
    assert "Covered" in text_of(page)


def test_what_a_user_writes_is_text_never_markup(client: TestClient) -> None:
    evil = f'{POINT} <script>alert(1)</script> </textarea><img src=x onerror=alert(2)> & "quotes" {{{{ 7 * 7 }}}}'
    answer(client, evil)
    client.post("/undo", data={"id": ID})
    answer(client, evil, id="attempt-again")
    for path in ("/attempts/attempt-again", f"/practice/p-value?undo={ID}"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "{{ 7 * 7 }}" in html.unescape(page.text)


def test_a_search_is_text_never_markup(client: TestClient) -> None:
    page = client.get("/bank", params={"q": '"><script>alert(1)</script>'})
    assert "<script>alert" not in page.text


def test_the_same_post_twice_is_one_attempt(client: TestClient, seat: Seat) -> None:
    assert answer(client).headers["location"] == answer(client).headers["location"]
    assert len(seat.store.attempts()) == 1


def test_another_answer_under_the_same_id_is_kept_on_the_page_with_a_new_id(client: TestClient, seat: Seat) -> None:
    answer(client)
    page = answer(client, "Other words than before.")
    assert page.status_code == 409
    assert "Other words than before." in page.text
    assert f'value="{ID}"' not in page.text
    assert len(seat.store.attempts()) == 1


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_an_empty_answer_is_refused_with_its_reason(client: TestClient, text: str) -> None:
    page = answer(client, text)
    assert page.status_code == 400
    assert "The answer is empty" in text_of(page)


def test_an_answer_that_is_too_long_stays_on_the_page(client: TestClient) -> None:
    page = answer(client, "word " * 40_001)
    assert page.status_code == 413
    assert "at most 200,000 are accepted" in text_of(page)
    assert page.text.count("word ") >= 40_000


def test_not_knowing_is_an_answer_but_never_replaces_one(client: TestClient, seat: Seat) -> None:
    client.post("/practice/p-value", data={"id": "first-attempt", "answer": "", "dont_know": "1"})
    client.post("/practice/p-value", data={"id": "second-attempt", "answer": POINT, "dont_know": "1"})
    assert [attempt.answer for attempt in seat.store.attempts()] == [POINT, "I don't know."]
    assert 'value="said"' not in client.get("/attempts/first-attempt").text


def test_undo_puts_the_words_back(client: TestClient, seat: Seat) -> None:
    answer(client, "These words come back.")
    undone = client.post("/undo", data={"id": ID})
    assert undone.status_code == 303
    page = client.get(undone.headers["location"])
    assert "These words come back.</textarea>" in page.text
    assert "Undone." in text_of(page)
    assert seat.store.attempts() == []
    assert client.post("/undo", data={"id": ID}).headers["location"] == undone.headers["location"]


def test_undoing_a_reply_goes_back_to_the_follow_up(client: TestClient) -> None:
    answer(client)
    posted = client.post(f"/attempts/{ID}/follow-up", data={"id": "the-reply", "answer": "No, it depends."})
    assert posted.headers["location"] == f"/attempts/{ID}#follow-up"
    assert client.get("/attempts/the-reply").headers["location"] == f"/attempts/{ID}#follow-up"
    undone = client.post("/undo", data={"id": "the-reply"})
    assert undone.headers["location"] == f"/attempts/{ID}?undo=the-reply#follow-up"
    assert "No, it depends.</textarea>" in client.get(undone.headers["location"]).text


def test_an_empty_reply_is_refused_on_the_page_of_the_attempt(client: TestClient) -> None:
    answer(client)
    page = client.post(f"/attempts/{ID}/follow-up", data={"id": "the-reply", "answer": " "})
    assert page.status_code == 400
    assert "The answer is empty" in text_of(page)


def test_overruling_changes_the_score_and_can_be_withdrawn(client: TestClient, seat: Seat) -> None:
    answer(client)
    before = seat.store.attempts()[0].effective.score
    ruled = client.post(f"/attempts/{ID}/rulings", data={"item": "as-extreme", "ruling": "said"})
    assert ruled.headers["location"] == f"/attempts/{ID}#point-as-extreme"
    assert "You overruled this: I did say that." in text_of(client.get(f"/attempts/{ID}"))
    assert seat.store.attempts()[0].effective.score > before
    client.post(f"/attempts/{ID}/rulings", data={"item": "as-extreme", "ruling": "withdraw"})
    assert seat.store.attempts()[0].effective.score == before


def test_the_rubric_stays_folded_until_the_question_is_answered(client: TestClient) -> None:
    assert "spoils the question" in text_of(client.get("/questions/p-value"))
    assert POINT not in client.get("/practice/p-value").text
    answer(client)
    assert "spoils the question" not in text_of(client.get("/questions/p-value"))


def test_skipping_goes_round(client: TestClient) -> None:
    first = client.get("/practice").headers["location"]
    second = client.get("/practice", params={"not": first.rsplit("/")[-1]}).headers["location"]
    assert first != second.split("?")[0]
    third = client.get("/practice", params={"not": ["p-value", "autoencoder"]}).headers["location"]
    assert third.split("?")[0] == "/practice/p-value"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/questions/no-such-question", 404),
        ("/practice/no-such-question", 404),
        ("/attempts/no-such-attempt", 404),
        ("/practice/p-value?undo=no-such-attempt", 404),
        ("/questions/" + "x" * 100, 422),
        ("/bank?q=" + "x" * 300, 422),
    ],
)
def test_an_error_is_a_page_with_a_way_back(client: TestClient, path: str, status: int) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert "Back to Today" in text_of(page)


@pytest.mark.parametrize("data", [{"id": "no"}, {"id": "a/b/c/d/e"}, {"seconds": "soon"}, {"seconds": "nan"}])
def test_a_form_that_was_tampered_with_is_refused(client: TestClient, data: dict[str, str]) -> None:
    assert client.post("/practice/p-value", data={"id": ID, "answer": POINT} | data).status_code == 422


def test_settings_are_kept_and_bad_ones_refused(client: TestClient) -> None:
    assert client.post("/settings", data={"theme": "dark", "new_per_day": "3"}).status_code == 303
    assert '<html lang="en" data-theme="dark">' in client.get("/").text
    refused = client.post("/settings", data={"theme": "dark", "new_per_day": "many"})
    assert refused.status_code == 400
    assert "from 0 to 100" in text_of(refused)
    assert 'value="3"' in client.get("/settings").text


def test_export_and_import_make_a_round_trip(client: TestClient, seat: Seat) -> None:
    answer(client)
    export = client.get("/settings/export")
    assert export.headers["content-disposition"] == 'attachment; filename="hotseat-2026-11-24.jsonl"'
    there = client.post("/settings/import", files={"file": ("mine.jsonl", export.content)})
    assert "Nothing new" in text_of(client.get(there.headers["location"]))
    assert len(seat.store.attempts()) == 1


def test_backup_and_restore_make_a_round_trip(client: TestClient, seat: Seat) -> None:
    answer(client)
    backup = client.get("/settings/backup").content
    answer(client, "Something later.", id="a-later-attempt")
    file = {"file": ("mine.sqlite", backup)}
    assert "tick the box" in text_of(client.post("/settings/restore", files=file))
    assert len(seat.store.attempts()) == 2
    done = client.post("/settings/restore", files=file, data={"confirmed": "yes"})
    assert "Restored." in text_of(client.get(done.headers["location"]))
    assert [attempt.id for attempt in seat.store.attempts()] == [ID]


@pytest.mark.parametrize("path", ["/settings/import", "/settings/restore"])
@pytest.mark.parametrize("raw", [b"", b"not ours", b"\xff\xfe\x00", b'{"format": "other"}\n'])
def test_a_bad_file_is_refused_by_its_name_and_changes_nothing(
    client: TestClient, seat: Seat, path: str, raw: bytes
) -> None:
    answer(client)
    page = client.post(path, files={"file": ("holiday.jpg", raw)}, data={"confirmed": "yes"})
    assert page.status_code == 400
    assert "holiday.jpg: " in text_of(page)
    assert "received" not in text_of(page)
    assert len(seat.store.attempts()) == 1


class Broken(FakeGrader):
    """A grader that cannot grade."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def grade(self, task: Task, answer: str) -> Grade:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (NoModel("the model is not installed; run make setup"), 503, "The model is not installed; run make setup."),
        (ZeroDivisionError("inside"), 500, "what you wrote is kept in this browser"),
    ],
)
def test_a_broken_part_is_a_page_too(seat: Seat, tmp_path: Path, error: Exception, status: int, says: str) -> None:
    app = create_app(Here(replace(seat, grader=Broken(error)), tmp_path, clock=lambda: NOON))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        page = answer(client)
    assert page.status_code == status
    assert says in text_of(page)
    assert "inside" not in text_of(page)
    assert seat.store.attempts() == []


def test_the_figures_are_shown_once_they_are_measured(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "measured.json"
    monkeypatch.setattr(grading, "MEASURED", file)
    assert "Not measured yet" in text_of(client.get("/grading"))
    file.write_text("{}")
    assert "Not measured yet" in text_of(client.get("/grading"))
    row = {"name": "ours", "spearman": 0.612, "low": 0.5, "high": 0.7, "qwk": 0.5, "ms_median": 40, "ms_p95": 90}
    row |= {"by_type": {"1": 2.5}, "unheard": "of"}
    told = {
        "types": {"1": "textbook"},
        "reference_by_type": {"1": 3.1},
        "peak_memory_mib": 300,
        "measured": "2026-11-24",
        "data": "sample answers",
        "rows": 120,
        "graders": [row],
        "notes": ["A note."],
    }
    file.write_text(json.dumps(told))
    shown = text_of(client.get("/grading"))
    assert "0.61 0.50 to 0.70 0.50" in shown
    assert "They are not the judgement of people" in shown
    assert "textbook 3.1 2.5" in shown
    assert "Peak memory 300 MiB" in shown
    assert "A note." in shown
