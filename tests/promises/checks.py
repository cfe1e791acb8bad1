"""Rules of the house that no tool on the shelf checks, each as a function from a folder to what breaks it.

They are functions of a folder so that a test can run them on a copy in which the rule is broken.
"""

import ast
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

MAX_LINES = 400
MAX_ROOT = 18
VAGUE = frozenset({"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"})
CLOCKS = frozenset({"now", "utcnow", "today"})
SQL = frozenset({"sqlalchemy", "alembic", "sqlite3", "psycopg"})
DOORS = ("cli", "web")
"""Packages under src/hotseat that may read the clock."""
STOPWATCH = frozenset({"grading"})
"""Packages that may use `time.perf_counter`: how long a grade took is part of the grade."""

_SILENCER = re.compile(
    r"#\s*(?:noqa|type: ignore|pyright: ignore)(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]*\])?(.*)"
)


def too_long(files: Iterable[Path]) -> list[str]:
    """Files of more than `MAX_LINES` lines."""
    counted = ((file, file.read_text("utf-8").count("\n")) for file in files)
    return [f"{file}: {lines} lines, at most {MAX_LINES}" for file, lines in counted if lines > MAX_LINES]


def root_entries(tracked: Iterable[str]) -> set[str]:
    """The entries at the root of a repository that tracks these paths."""
    return {path.split("/", 1)[0] for path in tracked}


def vague_names(files: Iterable[Path]) -> list[str]:
    """Modules and packages whose name says nothing."""
    return [str(file) for file in files if VAGUE & {part for name in file.parts for part in _words(name)}]


def ambient_clocks(package: Path) -> list[str]:
    """Where a module that is no door reads the clock."""
    return _found(package, lambda top: top not in DOORS, _clock_reads)


def stray_sql(package: Path) -> list[str]:
    """Where a module outside store/ imports a database library."""
    return _found(package, lambda top: top != "store", _sql_imports)


def inline_code(templates: Path) -> list[str]:
    """Scripts, styles and event handlers inside templates, which the content security policy would block."""
    problems: list[str] = []
    for file in sorted(templates.rglob("*.html")):
        reader = _Inline()
        reader.feed(file.read_text("utf-8"))
        problems += [f"{file}: {problem}" for problem in reader.problems]
    return problems


def bare_exceptions(files: Iterable[Path]) -> list[str]:
    """Lines that silence a tool without saying why."""
    return [
        f"{file}:{token.start[0]}"
        for file in files
        for token in _comments(file)
        for silenced in [_SILENCER.search(token.string)]
        if silenced and len(re.findall(r"\w+", silenced[1])) < 2
    ]


def _comments(file: Path) -> list[tokenize.TokenInfo]:
    with file.open("rb") as stream:
        return [token for token in tokenize.tokenize(stream.readline) if token.type == tokenize.COMMENT]


def _words(name: str) -> list[str]:
    return name.removesuffix(".py").lower().split("_")


Rule = Callable[[ast.AST, str], str | None]


def _found(package: Path, applies: Callable[[str], bool], rule: Rule) -> list[str]:
    """What `rule` finds in the modules of `package` whose topmost folder it applies to."""
    problems: list[str] = []
    for file in sorted(package.rglob("*.py")):
        top = file.relative_to(package).parts[0]
        if not applies(top):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            problem = rule(node, top)
            if problem:
                problems.append(f"{file}:{getattr(node, 'lineno', 0)}: {problem}")
    return problems


def _clock_reads(node: ast.AST, top: str) -> str | None:
    allowed = {"perf_counter"} if top in STOPWATCH else set[str]()
    if isinstance(node, ast.ImportFrom) and node.module == "time":
        read = {alias.name for alias in node.names} - allowed
        return f"imports {', '.join(sorted(read))} from time" if read else None
    if not isinstance(node, ast.Attribute):
        return None
    owner = _last_name(node.value)
    if owner in {"datetime", "date"} and node.attr in CLOCKS:
        return f"reads {owner}.{node.attr}"
    return f"reads time.{node.attr}" if owner == "time" and node.attr not in allowed else None


def _sql_imports(node: ast.AST, _: str) -> str | None:
    imported = set(_imported(node)) & SQL
    return f"imports {', '.join(sorted(imported))}" if imported else None


def _imported(node: ast.AST) -> Iterator[str]:
    """The top-level packages that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module.split(".")[0]


def _last_name(node: ast.expr) -> str:
    """`datetime` of `datetime`, and of `datetime.datetime`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


class _Inline(HTMLParser):
    """Collects what is inline. Reads the template itself: a tag is a tag before it is filled in, too."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        line = self.getpos()[0]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.problems.append(f"line {line}: <{tag}>")
        bad = {n for n in names if n == "style" or re.fullmatch("on[a-z]+", n)}
        bad |= {n for n, value in attrs if (value or "").strip().lower().startswith("javascript:")}
        self.problems += [f"line {line}: {name} on <{tag}>" for name in sorted(bad)]
