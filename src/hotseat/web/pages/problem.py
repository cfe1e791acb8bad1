"""The page that says what went wrong, what to do, and the way back."""

from fastapi import Request
from fastapi.responses import Response

from hotseat.app.preferences import Theme, preferences_of
from hotseat.errors import HotseatError
from hotseat.web.here import Here
from hotseat.web.pages.view import themed

_TITLES = {
    400: "That cannot be used",
    403: "That is not allowed from there",
    404: "There is nothing here",
    405: "That cannot be done here",
    409: "That is at odds with what is stored",
    413: "That is too large",
    422: "That cannot be used",
    503: "A part of hotseat is not working",
}

_PLAIN = {
    "Not Found": "No page has this address. It may have been mistyped, or be of another version of hotseat",
    "Method Not Allowed": "This address cannot be used in that way",
}
"""Starlette's own messages, in words that say more."""


def error_page(request: Request, status: int, message: str) -> Response:
    """A page for a status of 400 or more. `message` says what to do, in plain words."""
    message = _PLAIN.get(message, message)
    title = _TITLES.get(status, "Something broke in hotseat")
    return themed(request, _theme(request), "error.html", status, title=title, message=_sentence(message))


def _sentence(message: str) -> str:
    text = message[:1].upper() + message[1:]
    return text if text.endswith((".", "?")) else f"{text}."


def _theme(request: Request) -> Theme:
    """The preferred theme; where the store is what broke, the system's."""
    here = getattr(request.app.state, "here", None)
    try:
        return preferences_of(here.seat).theme if isinstance(here, Here) else "system"
    except HotseatError:
        return "system"
