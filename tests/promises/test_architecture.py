"""The architecture holds, and each check of it bites: it fails on a copy in which the rule is broken."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.promises import checks

BIN = Path(sys.executable).parent
PACKAGE = ROOT / "src/hotseat"
CODE = [file for folder in ("src", "tests", "bench", "training") for file in sorted((ROOT / folder).rglob("*.py"))]
STATIC = [file for file in sorted((PACKAGE / "web/static").rglob("*")) if file.suffix in {".css", ".js"}]
HEAVY = (
    *("torch", "sklearn", "scipy", "onnxruntime", "tokenizers", "numpy", "ray", "plotly"),
    *("sqlalchemy", "fastapi", "uvicorn", "alembic", "fsrs", "psycopg", "pydantic", "yaml"),
)
HELP = """
import json, sys
from hotseat.cli import main
try:
    main(["--help"])
finally:
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house: the package under src/, and the settings of the tools."""
    shutil.copytree(PACKAGE, tmp_path / "src/hotseat", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def prepend(file: Path, line: str) -> None:
    file.write_text(f"{line}\n{file.read_text('utf-8')}", "utf-8")


def child(*words: str | Path, cwd: Path, src: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command for which `src` comes before the installed package."""
    environ = {**os.environ, "PYTHONPATH": str(src), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(words, cwd=cwd, env=environ, capture_output=True, text=True, check=False, timeout=60)


def imports_of(folder: Path) -> subprocess.CompletedProcess[str]:
    return child(BIN / "lint-imports", "--no-cache", "--no-logo", cwd=folder, src=folder / "src")


# Imports point down


def test_the_import_contract_is_kept() -> None:
    linted = imports_of(ROOT)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize(
    ("module", "line", "chain"),
    [
        ("progress/summary.py", "import hotseat.grading", "hotseat.progress is not allowed to import hotseat.grading"),
        ("memory/rating.py", "import hotseat.progress", "hotseat.memory is not allowed to import hotseat.progress"),
        ("bank/rubric.py", "import hotseat.store", "hotseat.bank is not allowed to import hotseat.store"),
        ("store/records.py", "import hotseat.app.undo", "hotseat.store is not allowed to import hotseat.app"),
        ("app/undo.py", "import hotseat.web.safety", "hotseat.app is not allowed to import hotseat.web"),
        ("errors.py", "import hotseat.settings", "hotseat.errors is not allowed to import hotseat.settings"),
    ],
)
def test_the_import_contract_bites_an_import_across_or_up(copy: Path, module: str, line: str, chain: str) -> None:
    prepend(copy / "src/hotseat" / module, line)
    linted = imports_of(copy)
    assert linted.returncode == 1
    assert chain in linted.stdout


def test_the_import_contract_bites_a_package_that_it_does_not_name(copy: Path) -> None:
    (copy / "src/hotseat/gossip").mkdir()
    (copy / "src/hotseat/gossip/__init__.py").touch()
    linted = imports_of(copy)
    assert linted.returncode == 1
    assert "hotseat.gossip" in linted.stdout


# Budgets


def test_no_module_or_static_file_is_over_its_budget() -> None:
    assert checks.too_long([*CODE, *STATIC]) == []


def test_the_line_budget_bites(tmp_path: Path) -> None:
    (tmp_path / "fits.py").write_text("pass\n" * checks.MAX_LINES)
    (tmp_path / "long.js").write_text("1;\n" * (checks.MAX_LINES + 1))
    assert checks.too_long(sorted(tmp_path.iterdir())) == [f"{tmp_path / 'long.js'}: 401 lines, at most 400"]


def test_the_root_is_not_crowded() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(checks.root_entries(tracked.stdout.splitlines())) <= checks.MAX_ROOT


def test_the_root_budget_counts_a_folder_once() -> None:
    assert checks.root_entries(["README.md", "src/a.py", "src/b/c.py"]) == {"README.md", "src"}


# Settings of ruff that must bite


def ruff(file: Path) -> str:
    words = (BIN / "ruff", "check", "--no-cache", "--output-format=concise", "--config", ROOT / "pyproject.toml", file)
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(("branches", "refused"), [(7, False), (8, True)])
def test_ruff_bites_a_function_of_complexity_nine(tmp_path: Path, branches: int, refused: bool) -> None:
    body = "".join(f"    if x == {n}:\n        print({n})\n" for n in range(branches))
    (tmp_path / "branchy.py").write_text(f"def f(x: int) -> None:\n{body}")
    assert ("C901" in ruff(tmp_path / "branchy.py")) is refused


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("TID252", "from . import sibling\n\n__all__ = ['sibling']\n"),
        ("TID252", "from .sibling import x\n\n__all__ = ['x']\n"),
        ("DTZ005", "from datetime import datetime\n\nprint(datetime.now())\n"),
    ],
)
def test_ruff_bites_relative_imports_and_naive_times(tmp_path: Path, rule: str, code: str) -> None:
    (tmp_path / "broken.py").write_text(code)
    assert rule in ruff(tmp_path / "broken.py")


def test_every_exception_to_a_rule_carries_its_reason() -> None:
    assert checks.bare_exceptions(CODE) == []


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("x = 1  # noqa: S101", True),
        ("x = 1  # noqa", True),
        ("x = f()  # type: ignore[arg-type]", True),
        ("x = f()  # pyright: ignore[reportUnknownMemberType]", True),
        ("x = 1  # noqa: S101  set by create_app", False),
        ("x = f()  # type: ignore[arg-type]  pydantic has checked the fields", False),
    ],
)
def test_an_exception_without_its_reason_is_refused(tmp_path: Path, line: str, refused: bool) -> None:
    (tmp_path / "module.py").write_text(line)
    assert bool(checks.bare_exceptions([tmp_path / "module.py"])) is refused


# Names


def test_every_module_is_named_by_what_it_holds() -> None:
    assert checks.vague_names(file.relative_to(ROOT) for file in [*CODE, *STATIC]) == []


@pytest.mark.parametrize("name", ["utils.py", "bank/helpers.py", "manager/__init__.py", "date_utils.py", "misc.py"])
def test_a_vague_name_is_refused(name: str) -> None:
    assert checks.vague_names([Path("hotseat/bank/loader.py"), Path(name)]) == [name]


# The clock and the database


def test_only_doors_read_the_clock() -> None:
    assert checks.ambient_clocks(PACKAGE) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("app/today.py", "from datetime import datetime\nNOW = datetime.now()"),
        ("app/today.py", "import datetime\nNOW = datetime.datetime.now(datetime.UTC)"),
        ("memory/card.py", "from datetime import datetime\nNOW = datetime.utcnow()"),
        ("progress/summary.py", "from datetime import date\nDAY = date.today()"),
        ("store/sql.py", "import time\nNOW = time.time()"),
        ("store/sql.py", "from time import monotonic"),
        ("app/answer.py", "import time\nBEGAN = time.perf_counter()"),
        ("grading/score.py", "import time\nNOW = time.time()"),
        ("ids.py", "from datetime import datetime\nCLOCK = datetime.now"),
    ],
)
def test_reading_the_clock_below_the_doors_is_refused(copy: Path, module: str, code: str) -> None:
    prepend(copy / "src/hotseat" / module, code)
    found = checks.ambient_clocks(copy / "src/hotseat")
    assert len(found) == 1
    assert module in found[0]


def test_only_the_store_speaks_sql() -> None:
    assert checks.stray_sql(PACKAGE) == []


@pytest.mark.parametrize("line", ["import sqlite3", "from sqlalchemy import text", "import sqlalchemy.orm as orm"])
def test_sql_outside_the_store_is_refused(copy: Path, line: str) -> None:
    prepend(copy / "src/hotseat/app/undo.py", line)
    prepend(copy / "src/hotseat/store/records.py", line)
    found = checks.stray_sql(copy / "src/hotseat")
    assert len(found) == 1
    assert "app/undo.py" in found[0]


# Templates


def test_templates_hold_no_inline_script_style_or_handler() -> None:
    assert checks.inline_code(PACKAGE / "web/templates") == []


@pytest.mark.parametrize(
    ("html", "refused"),
    [
        ("<script>run()</script>", True),
        ("<style>p { color: red }</style>", True),
        ('<p style="color: red">', True),
        ('<button onclick="run()">', True),
        ('<a href="javascript:run()">', True),
        ('<script type="module" src="/static/js/main.js"></script><p class="{{ kind }}">one</p>', False),
    ],
)
def test_inline_code_in_a_template_is_refused(tmp_path: Path, html: str, refused: bool) -> None:
    (tmp_path / "page.html").write_text(html)
    assert bool(checks.inline_code(tmp_path)) is refused


# Heavy imports happen late


def loaded_by_help(src: Path) -> set[str]:
    """The top-level modules that are loaded once `hotseat --help` has printed."""
    ran = child(sys.executable, "-c", HELP, cwd=src, src=src)
    assert "Commands:" in ran.stdout, ran.stderr
    return set(json.loads(ran.stderr.splitlines()[0]))


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by_help(ROOT / "src") & set(HEAVY) == set()


def test_a_heavy_import_at_the_top_of_the_command_line_is_seen(copy: Path) -> None:
    prepend(copy / "src/hotseat/cli/data.py", "import hotseat.store")
    assert {"sqlalchemy", "pydantic"} <= loaded_by_help(copy / "src")
