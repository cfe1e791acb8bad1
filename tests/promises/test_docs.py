"""What the documents say is so: their commands run, their map is the tree, their pages are up to date."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

import hotseat
from tests.conftest import ROOT
from tests.serving import GIVE_UP, serving, started

BIN = Path(sys.executable).parent
README = (ROOT / "README.md").read_text("utf-8")
PACKAGE = Path("src/hotseat")
_FENCE = re.compile(r"^```(?P<kind>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HOTSEAT = re.compile(r"(?:^|[|;&]\s*|[A-Z_]+=\S+\s+)(?:\.venv/bin/)?hotseat(?= |$)")
_SETS_UP = re.compile(r"(?:echo|printf|cat) ")


def blocks(markdown: str, *kinds: str) -> list[str]:
    """The bodies of the fenced blocks of these kinds, in order."""
    return [fence["body"] for fence in _FENCE.finditer(markdown) if fence["kind"].strip() in kinds]


def commands(markdown: str) -> list[str]:
    """The commands of the shell blocks, one each, without prompts and with continued lines joined."""
    text = "\n".join(blocks(markdown, "sh", "bash", "shell", "console")).replace("\\\n", " ")
    lines = (line.strip().removeprefix("$ ") for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def ours(markdown: str) -> list[str]:
    """The commands that call hotseat, `serve` apart, and those that write what it reads."""
    called = [line for line in commands(markdown) if _HOTSEAT.search(line) or _SETS_UP.match(line)]
    return [line for line in called if not re.search(r"hotseat serve", line)]


def map_of(markdown: str) -> dict[str, str]:
    """The map: what each path holds."""
    lines = "\n".join(blocks(markdown, "text map")).splitlines()
    rows = (re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in lines if line.strip())
    return {path: what for path, what in rows}


def made_targets(markdown: str) -> set[str]:
    """The targets of make that a document names in code, inline or in a block."""
    inline = re.findall(r"`(make [^`\n]+)`", _FENCE.sub("", markdown))
    return {line.split()[1] for line in (*inline, *commands(markdown)) if re.match(r"make [a-z]", line)}


def test_commands_are_read_from_shell_blocks_only() -> None:
    text = "```sh\n$ make run\nhotseat grade p-value \\\n  --text 'x'\n# no\n```\n`make check`, make up\n"
    text += "```text\nhotseat no\n```\n"
    assert ours(text) == ["hotseat grade p-value    --text 'x'"]
    assert made_targets(text) == {"run", "check"}


def test_every_command_of_the_readme_works(tmp_path: Path) -> None:
    """In order, in one folder, so that one may use what the one before it wrote."""
    environ = {**os.environ, "HOTSEAT_HOME": str(tmp_path / "home"), "PATH": f"{BIN}:{os.environ['PATH']}"}
    wanted = ours(README)
    assert wanted, "the README shows no command"
    for line in wanted:
        shell = ("bash", "-o", "pipefail", "-c", line.replace(".venv/bin/hotseat", "hotseat"))
        ran = subprocess.run(
            shell, cwd=tmp_path, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, f"{line}\n{ran.stderr}"


def test_every_make_target_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = made_targets(README)
    assert {"run", "test"} <= named
    assert named <= targets


def test_the_map_names_only_what_exists() -> None:
    missing = [path for path in map_of(README) if not (ROOT / path).exists()]
    assert missing == []


def test_the_map_names_every_package() -> None:
    packages = {str(init.parent.relative_to(ROOT)) for init in (ROOT / PACKAGE).glob("*/__init__.py")}
    assert packages <= {path.rstrip("/") for path in map_of(README)}


def test_every_file_that_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changelog_begins_with_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)", text, re.MULTILINE)
    assert versions[0] == hotseat.__version__


@pytest.mark.parametrize("terminal", [{"COLUMNS": "40"}, {"COLUMNS": "200", "FORCE_COLOR": "1"}])
def test_the_page_of_the_command_line_is_up_to_date_on_any_terminal(terminal: dict[str, str]) -> None:
    words = (BIN / "cog", "--check", "docs/cli.md")
    checked = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **terminal}, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, f"{checked.stdout}; `make docs` writes it"


@pytest.mark.skipif(not (ROOT / ".venv/installed").exists(), reason="`make run` would install first")
def test_make_run_starts_prints_its_address_grades_and_stops(tmp_path: Path) -> None:
    """`-o` keeps make from installing again where a file is newer: a test uses no network."""
    words = ("make", "-s", "-C", str(ROOT), "-o", ".venv/installed", "run", "ARGS=--no-open --port 0")
    environ = {**os.environ, "HOTSEAT_HOME": str(tmp_path / "home")}
    with started(words, environ, tmp_path / "log") as server:
        assert_serves(server.address)
        server.interrupt()
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")


def test_serve_serves_a_page_grades_an_answer_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    with serving(tmp_path / "home", tmp_path / "log") as server:
        assert_serves(server.address)
        assert server.interrupt() in {0, 130}
    assert (tmp_path / "log").read_text("utf-8") == ""


def assert_serves(address: str) -> None:
    with httpx2.Client(base_url=address, timeout=GIVE_UP) as client:
        assert client.get("/").status_code == 200
        line = {"question": "p-value", "answer": "How often data at least as extreme come up if the null is true."}
        graded = client.post("/api/v1/grade", json=line)
    assert graded.status_code == 200
    assert json.loads(graded.content)["level"] >= 1
