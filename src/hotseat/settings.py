"""Where things are on this machine, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_data_path


@dataclass(frozen=True)
class Settings:
    """`home` is the data folder, `database_url` the database, `content` the folder of the bank."""

    home: Path
    database_url: str
    content: Path


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Settings from `HOTSEAT_HOME`, `HOTSEAT_DATABASE_URL` and `HOTSEAT_CONTENT`, each with a default."""
    home = Path(environ.get("HOTSEAT_HOME") or user_data_path("hotseat")).expanduser().absolute()
    url = environ.get("HOTSEAT_DATABASE_URL") or sqlite_url(home / "hotseat.sqlite")
    content = Path(environ["HOTSEAT_CONTENT"]) if environ.get("HOTSEAT_CONTENT") else _own_content()
    return Settings(home, url, content)


def sqlite_url(file: Path) -> str:
    """The URL of a SQLite file, whatever characters its path holds: SQLAlchemy takes %41 for A, ? for options."""
    return f"sqlite:///{quote(str(file))}"


def _own_content() -> Path:
    """The content that came with the package: beside it once installed, at the root of a checkout."""
    here = Path(__file__).parent
    installed = here / "content"
    return installed if installed.is_dir() else here.parents[1] / "content"
