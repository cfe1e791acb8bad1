"""schemathesis reads our own OpenAPI and sends to every operation what it allows, and what it does not.

It fails on a status of 5xx, on an answer that the schema does not describe, on bad input that is accepted, and on
good input that is refused.
"""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from hotseat.app.seat import Seat
from hotseat.web import api
from hotseat.web.app import create_app
from hotseat.web.here import Here
from tests.samples import NOON, attempt_of

EXAMPLES = 60
"""Requests for each operation."""
OPERATIONS = [
    (method, route.path)
    for route in api.router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
NAMES = {"slug": "p-value", "id": "attempt-1"}
"""What is there, so that a request gets past "not found"."""

CONFIG: dict[str, Any] = {
    # 422 is for what the schema forbids; 400 for what it cannot say, such as an answer of nothing but blanks.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404", "409"]}}
}


@pytest.fixture
def schema(seat: Seat, tmp_path: Path) -> Any:
    seat.store.add(attempt_of())
    app = create_app(Here(seat, tmp_path / "home", clock=lambda: NOON), {"testserver"})
    configuration: Any = schemathesis.Config  # its types are partly unknown
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=configuration.from_dict(CONFIG))


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_answers_any_request_as_its_schema_says(schema: Any, method: str, path: str) -> None:
    operation = schema[path][method]
    good, bad = operation.as_strategy(GenerationMode.POSITIVE), operation.as_strategy(GenerationMode.NEGATIVE)

    @given(case=st.one_of(good, good.map(named), bad))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    def answers(case: Any) -> None:
        case.call_and_validate()

    answers()


def test_every_operation_is_described(schema: Any) -> None:
    described = {(result.ok().method.upper(), result.ok().path) for result in schema.get_all_operations()}
    assert described == set(OPERATIONS)


def named(case: Any) -> Any:
    """The same request about a question and an attempt that are there."""
    case.path_parameters = {key: NAMES.get(key, value) for key, value in case.path_parameters.items()}
    if hasattr(case.body, "keys") and "question" in case.body:
        case.body["question"] = "p-value"
    return case
