"""Every operation of the HTTP API: what it answers, and what it refuses."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from hotseat.app.answer import MAX_ANSWER
from hotseat.app.seat import Seat
from hotseat.ids import Slug

ANSWER = (
    "A p-value is computed under the assumption that the null hypothesis is true. "
    "One minus the p-value is the probability that the effect is real."
)


@pytest.fixture
def api(client: TestClient) -> TestClient:
    client.base_url = client.base_url.join("/api/v1/")
    return client


def post(api: TestClient, id: str = "attempt-1", answer: str = ANSWER, **more: object) -> dict[str, Any]:
    """Posts an attempt that must be accepted; returns it as stored."""
    posted = api.post("attempts", json={"id": id, "question": "p-value", "answer": answer, **more})
    assert posted.status_code == 201, posted.text
    return posted.json()


def ids(api: TestClient) -> list[str]:
    return [attempt["id"] for attempt in api.get("attempts").json()]


def refused(response: Any, status: int, says: str = "") -> None:
    """An error is JSON with a message, and shows nothing of how the app is made."""
    assert response.status_code == status, response.text
    assert list(response.json()) == ["error"]
    assert says in response.json()["error"]
    assert "Traceback" not in response.text
    assert ".py" not in response.text


# What it answers


def test_health_says_that_the_database_answers(api: TestClient) -> None:
    assert api.get("health").json()["status"] == "ok"


def test_questions_are_listed_searched_and_filtered(api: TestClient) -> None:
    def slugs(**query: str) -> list[str]:
        return [row["slug"] for row in api.get("questions", params=query).json()]

    assert slugs() == ["autoencoder", "p-value"]
    assert slugs(topic="statistics") == ["p-value"]
    assert slugs(q="NULL hypothesis") == ["p-value"]
    assert slugs(q="zebra") == slugs(level="wizard") == []


def test_a_question_is_shown_whole(api: TestClient, seat: Seat) -> None:
    shown = api.get("questions/p-value").json()
    assert shown == seat.bank.question(Slug("p-value")).model_dump(mode="json")


def test_grading_answers_as_the_command_line_does_and_keeps_nothing(api: TestClient) -> None:
    graded = api.post("grade", json={"id": 7, "question": "p-value", "answer": ANSWER, "other": "ignored"})
    grade = graded.json()
    assert (graded.status_code, grade["id"], grade["question"]) == (200, 7, "p-value")
    start, end = next(point["evidence"] for point in grade["points"] if point["evidence"])
    assert ANSWER[start:end] == "A p-value is computed under the assumption that the null hypothesis is true."
    assert ids(api) == []


@pytest.mark.parametrize(
    "rubric", [{"points": ["Cats purr."]}, {"reference": "Cats purr."}, {"reference": ["Cats purr."]}]
)
def test_a_question_outside_the_bank_is_graded(api: TestClient, rubric: dict[str, object]) -> None:
    graded = api.post("grade", json={"prompt": "Do cats purr?", "answer": "Yes, of course. Cats purr.", **rubric})
    assert graded.json()["points"][0]["verdict"] == "covered"


def test_an_attempt_is_stored_and_can_be_read(api: TestClient) -> None:
    stored = post(api, seconds=42)
    assert (stored["answer"], stored["seconds"], stored["parent"]) == (ANSWER, 42.0, None)
    assert api.get("attempts/attempt-1").json() == stored
    assert api.get("attempts").json() == [stored]


def test_an_attempt_without_an_id_is_given_one(api: TestClient) -> None:
    stored = api.post("attempts", json={"question": "p-value", "answer": ANSWER}).json()
    assert api.get(f"attempts/{stored['id']}").status_code == 200


def test_attempts_are_newest_first_by_question_and_limited(api: TestClient) -> None:
    for n in range(3):
        post(api, f"attempt-{n}")
    post(api, "attempt-3", question="autoencoder")
    assert ids(api) == ["attempt-3", "attempt-2", "attempt-1", "attempt-0"]
    limited = api.get("attempts", params={"question": "p-value", "limit": 2}).json()
    assert [attempt["id"] for attempt in limited] == ["attempt-2", "attempt-1"]


def test_the_same_attempt_posted_twice_is_stored_once(api: TestClient) -> None:
    assert post(api) == post(api)
    assert ids(api) == ["attempt-1"]


def test_another_answer_under_the_same_id_is_refused_and_the_first_stays(api: TestClient) -> None:
    post(api)
    other = {"id": "attempt-1", "question": "p-value", "answer": "Something else altogether, later."}
    refused(api.post("attempts", json=other), 409, "attempt-1")
    assert api.get("attempts/attempt-1").json()["answer"] == ANSWER


def test_a_follow_up_is_answered_under_its_attempt(api: TestClient) -> None:
    first = post(api)
    reply = post(api, "attempt-2", "No, that would need a prior.", parent="attempt-1")
    assert (reply["parent"], reply["follow_up"]) == ("attempt-1", first["grade"]["follow_up_id"])
    assert api.get("progress").json()["follow_ups"] == 1


def test_a_ruling_changes_the_grade_and_keeps_what_the_grader_said(api: TestClient) -> None:
    before = post(api)
    missed = next(point["id"] for point in before["grade"]["points"] if point["verdict"] == "missing")
    ruled = api.post("attempts/attempt-1/rulings", json={"item": missed, "ruling": "said"})
    assert ruled.status_code == 201
    assert ruled.json()["rulings"] == {missed: "said"}
    assert ruled.json()["grade"]["score"] > before["grade"]["score"]
    assert ruled.json()["graded"] == before["graded"]
    withdrawn = api.post("attempts/attempt-1/rulings", json={"item": missed, "ruling": None})
    assert withdrawn.json() == before


def test_undoing_takes_the_attempt_and_its_replies_away(api: TestClient) -> None:
    post(api, "attempt-0")
    post(api, "attempt-1")
    post(api, "attempt-2", "No, that would need a prior.", parent="attempt-1")
    assert api.delete("attempts/attempt-1").json()["id"] == "attempt-1"
    assert ids(api) == ["attempt-0"]
    refused(api.delete("attempts/attempt-1"), 404, "undone")


def test_today_and_progress_follow_the_attempts(api: TestClient) -> None:
    assert api.get("today").json()["next"]["reason"] == "new"
    post(api, seconds=120)
    assert [done["id"] for done in api.get("today").json()["done"]] == ["attempt-1"]
    progress = api.get("progress").json()
    assert (progress["attempts"], progress["minutes"], progress["days"]) == (1, 2, {"2026-11-24": 1})


def test_the_export_is_json_lines_with_a_header_that_counts_them(api: TestClient) -> None:
    post(api)
    exported = api.get("export")
    assert exported.headers["content-type"] == "application/jsonl"
    header, attempt = (json.loads(line) for line in exported.text.splitlines())
    assert (header["format"], header["records"], attempt["id"]) == ("hotseat", 1, "attempt-1")


# Any answer is an answer


@pytest.mark.parametrize(
    ("answer", "stored"),
    [
        ("a\x00b", "a\ufffdb"),
        ("half of an emoji \ud83d", "half of an emoji ?"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Robert'); DROP TABLE attempts; --", "Robert'); DROP TABLE attempts; --"),
        ("\u202eright to left\u2028and a line", "\u202eright to left\u2028and a line"),
        ("wörter " * 21_428, "wörter " * 21_428),
        ("🎯" * MAX_ANSWER, "🎯" * MAX_ANSWER),
    ],
    ids=["nul", "surrogate", "line-ends", "markup", "sql", "direction", "150 kB", "longest"],
)
def test_any_text_is_stored_as_text(api: TestClient, answer: str, stored: str) -> None:
    body = json.dumps({"id": "attempt-1", "question": "p-value", "answer": answer})
    posted = api.post("attempts", content=body, headers={"content-type": "application/json"})
    assert posted.status_code == 201, posted.text
    assert api.get("attempts/attempt-1").json()["answer"] == stored
    again = api.post("attempts", content=body, headers={"content-type": "application/json"})
    assert again.status_code == 201


def test_grading_takes_lone_surrogates_everywhere(api: TestClient) -> None:
    body = r'{"id": "\ud800", "prompt": "\ud800?", "points": ["cats \ud800 purr"], "answer": "cats \ud800 purr loudly"}'
    graded = api.post("grade", content=body, headers={"content-type": "application/json"})
    assert graded.status_code == 200
    assert graded.json()["id"] == "?"


# What it refuses


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ('{"question": "p-value", "ans', 422, "JSON"),
        ("", 422, "body"),
        ("[]", 422, "body"),
        ("[" * 100_000, 400, "parsing"),
        (b"\xff\xfe\x00", 400, "parsing"),
        ('{"question": "p-value"}', 422, "answer"),
        ('{"question": "p-value", "answer": 3}', 422, "answer"),
        ('{"question": "p-value", "answer": null}', 422, "answer"),
        ('{"question": "p-value", "answer": " \\n "}', 400, "empty"),
        ('{"question": "p-valu", "answer": "x"}', 404, "p-valu"),
        ('{"question": "\\ud800", "answer": "x"}', 422, "question"),
        ('{"question": "p-value", "answer": "x", "id": "short"}', 422, "id"),
        ('{"question": "p-value", "answer": "x", "id": "../../etc/passwd"}', 422, "id"),
        ('{"question": "p-value", "answer": "x", "seconds": -1}', 422, "seconds"),
        ('{"question": "p-value", "answer": "x", "seconds": NaN}', 422, "seconds"),
        ('{"question": "p-value", "answer": "x", "grade": {"score": 100}}', 422, "grade"),
        ('{"question": "p-value", "answer": "x", "parent": "no-such-parent"}', 404, "no-such-parent"),
    ],
)
def test_an_attempt_that_cannot_be_used_is_refused_and_not_stored(
    api: TestClient, body: str | bytes, status: int, says: str
) -> None:
    refused(api.post("attempts", content=body, headers={"content-type": "application/json"}), status, says)
    assert ids(api) == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "questions/p-valu", 404),
        ("GET", "questions/%00", 404),
        ("GET", "attempts/nobody", 404),
        ("GET", f"attempts/{'a' * 65}", 422),
        ("GET", "attempts?limit=0", 422),
        ("GET", "attempts?limit=99999999999999999999", 422),
        ("GET", "attempts?question=p-valu", 404),
        ("GET", f"questions?q={'a' * 201}", 422),
        ("DELETE", "attempts/nobody", 404),
        ("GET", "nowhere", 404),
        ("PATCH", "attempts", 405),
    ],
)
def test_what_is_not_there_is_refused(api: TestClient, method: str, path: str, status: int) -> None:
    refused(api.request(method, path), status)


def test_a_method_that_is_not_allowed_names_those_that_are(api: TestClient) -> None:
    allowed = api.patch("attempts").headers["allow"]
    assert set(allowed.split(", ")) <= {"GET", "POST"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"answer": "x"}, "`points`"),
        ({"answer": "x", "points": []}, "`points`"),
        ({"answer": "x", "points": ["ab"]}, "points[0]"),
        ({"answer": "x", "points": ["cats purr"] * 61}, "at most 60"),
        ({"answer": "x", "reference": ["a cat"] * 21}, "at most 20"),
        ({"answer": "x", "reference": "…"}, "none given"),
        ({"answer": "x" * (MAX_ANSWER + 1), "question": "p-value"}, "200,001"),
    ],
)
def test_a_line_that_cannot_be_graded_is_refused(api: TestClient, line: dict[str, object], says: str) -> None:
    response = api.post("grade", json=line)
    refused(response, 413 if "200,001" in says else 400, says)


@pytest.mark.parametrize("ruling", [{"item": "nobody", "ruling": "said"}, {"item": "as-extreme\x00", "ruling": None}])
def test_a_ruling_on_nothing_is_refused(api: TestClient, ruling: dict[str, str | None]) -> None:
    post(api)
    refused(api.post("attempts/attempt-1/rulings", json=ruling), 404)
    assert api.get("attempts/attempt-1").json()["rulings"] == {}


def test_a_reply_to_an_attempt_at_another_question_is_refused(api: TestClient) -> None:
    post(api)
    reply = {"id": "attempt-2", "question": "autoencoder", "answer": "Yes, it does.", "parent": "attempt-1"}
    refused(api.post("attempts", json=reply), 400, "p-value")
