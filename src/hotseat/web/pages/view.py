"""Turns a template and values into a page. Whatever a user wrote is escaped: it is text, never markup."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import hotseat
from hotseat.app.preferences import Theme, preferences_of
from hotseat.ids import AttemptId, Slug
from hotseat.web.here import Here
from hotseat.web.pages import wording

_TEMPLATES = Path(__file__).parents[1] / "templates"


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    everywhere: dict[str, Any] = {"version": hotseat.__version__, "word": wording}
    made.globals.update(everywhere)
    return made


_ENVIRONMENT = _environment()


def page(request: Request, here: Here, template: str, status: int = 200, **values: object) -> Response:
    """The page that `template` makes of `values`, in the theme that the user prefers."""
    return themed(request, preferences_of(here.seat).theme, template, status, **values)


def themed(request: Request, theme: Theme, template: str, status: int = 200, **values: object) -> Response:
    """The same where preferences cannot be read."""
    text = _ENVIRONMENT.get_template(template).render(theme=theme, path=request.url.path, **values)
    return HTMLResponse(text, status)


def go(url: str) -> Response:
    """See another page next, by GET, so that reloading it posts nothing again."""
    return RedirectResponse(url, 303)


def attempt_url(id: AttemptId) -> str:
    return f"/attempts/{quote(id, safe='')}"


def practice_url(slug: Slug) -> str:
    return f"/practice/{quote(slug, safe='')}"
