"""What tests of several folders share: a small bank, a seat with the fake grader, and the command line in process."""

import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hotseat.app.seat import Seat, card_of
from hotseat.bank import load_bank
from hotseat.cli import main
from hotseat.store import SqlStore
from tests.fakes import FakeGrader

ROOT = Path(__file__).parents[1]
SHELF = ("statistics/p-value", "deep-learning/autoencoder")
"""The questions of the small bank."""


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank of two real questions, so that a test neither reads nor depends on the others."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "topics.yaml").write_text((ROOT / "content/topics.yaml").read_text("utf-8"), "utf-8")
    for name in SHELF:
        text = (ROOT / f"content/questions/{name}.yaml").read_text("utf-8")
        copy = folder / f"questions/{name}.yaml"
        copy.parent.mkdir(parents=True)
        copy.write_text(re.sub(r"^requires: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def seat(content: Path, tmp_path: Path) -> Iterator[Seat]:
    """The small bank, a real database, the fake grader."""
    store = SqlStore(f"sqlite:///{tmp_path / 'seat.sqlite'}", card_of)
    yield Seat(load_bank(content), store, FakeGrader())
    store.close()


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
"""`run(*words, stdin=b"")`."""


@pytest.fixture
def run(content: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `hotseat *words` in this process, on the small bank and an own data folder, as a child process would."""
    monkeypatch.setenv("HOTSEAT_HOME", str(home))
    monkeypatch.setenv("HOTSEAT_CONTENT", str(content))
    monkeypatch.delenv("HOTSEAT_DATABASE_URL", raising=False)

    def run(*words: str, stdin: bytes = b"") -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = _exit_code(words)
        return Ran(code, _written(out), _written(err))

    return run


def _exit_code(words: tuple[str, ...]) -> int:
    try:
        main(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")
