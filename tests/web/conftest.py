"""The app in process: the small bank, a real database, the fake grader, a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from hotseat.app.seat import Seat
from hotseat.web.app import create_app
from hotseat.web.here import Here
from tests.samples import NOON


@pytest.fixture
def client(seat: Seat, tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(Here(seat, tmp_path / "home", clock=lambda: NOON))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False, raise_server_exceptions=False) as client:
        yield client
