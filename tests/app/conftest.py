"""A seat on fakes, with the real bank."""

from pathlib import Path

import pytest

from hotseat.app.seat import Seat, card_of
from hotseat.bank import Bank, load_bank
from tests.fakes import FakeGrader, FakeStore

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank(CONTENT)


@pytest.fixture
def seat(bank: Bank) -> Seat:
    return Seat(bank, FakeStore(card_of), FakeGrader())
