"""The real server as a child process, for tests that need it running, killed, or stopped."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVE = (sys.executable, "-m", "hotseat", "serve", "--no-open", "--port", "0")
GIVE_UP = 30.0
"""Seconds after which a process that should have ended is a failure."""


@dataclass(frozen=True)
class Server:
    """A running server and the address that it printed, without the slash at its end."""

    process: subprocess.Popen[bytes]
    address: str

    def kill(self) -> None:
        """Ended as by a power cut: nothing of it gets to tidy up."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(GIVE_UP)

    def interrupt(self) -> int:
        """Ctrl+C, which a terminal sends to the whole group; returns the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(GIVE_UP)


@contextmanager
def serving(home: Path, log: Path, also: Mapping[str, str] | None = None) -> Generator[Server]:
    """A server on the data folder `home`, listening when this returns; its stderr goes to the file `log`."""
    environ = {**os.environ, "HOTSEAT_HOME": str(home), **(also or {})}
    with started(SERVE, environ, log) as server:
        yield server


@contextmanager
def started(words: tuple[str, ...], environ: Mapping[str, str], log: Path) -> Generator[Server]:
    """A command that starts a server: it has printed its address when this returns, and has ended afterwards."""
    with log.open("ab") as stderr:
        process = subprocess.Popen(words, env=environ, stdout=subprocess.PIPE, stderr=stderr, start_new_session=True)
    with process:
        assert process.stdout
        try:
            line = process.stdout.readline().decode()
            found = re.search(r"http://\S+?:\d+", line)
            assert found, f"no address in {line!r}; {log.read_text('utf-8')}"
            yield Server(process, found[0])
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
