"""Safe by default: who may talk to the app, how much they may send, and what a page may do.

Three ASGI layers, outermost first:
`SecurityHeaders` adds the content security policy and its kin to every answer.
`HostGuard` refuses a Host header that is not ours (DNS rebinding) and a write that comes from another origin.
`SizeLimit` refuses a body that is too large, declared or not.
"""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
MAX_BODY = 2_500_000
"""Bytes of an ordinary request. The longest answer fits, even if all of it is emoji, which take 12 each (`%F0%9F…`)."""
MAX_UPLOAD = 256_000_000
"""Bytes of an import or a restore."""
UPLOADS = frozenset({"/settings/import", "/settings/restore"})

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class HostGuard:
    """Lets through requests to one of `hosts` only, and writes from our own origin only.

    A browser says where a write comes from (`Sec-Fetch-Site`, `Origin`); a program that says neither, such as
    curl, is not a page somebody was lured to.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOCAL_HOSTS) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if scope["type"] in {"http", "websocket"} else None
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if re.sub(r":\d+$", "", host).lower() not in self._hosts:
            names = ", ".join(sorted(self._hosts))
            return _refused(scope, 400, f"this server answers to {names}, not to {host!r}; see --allow-host")
        if scope.get("method") not in _SAFE and not _own_origin(headers, host):
            return _refused(scope, 403, "this request comes from another site; open hotseat itself and try again")
        return None


class SizeLimit:
    """Refuses a body of more than `MAX_BODY` bytes, `MAX_UPLOAD` where files are taken, while it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = MAX_UPLOAD if scope["path"] in UPLOADS else MAX_BODY
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdigit() and int(declared) > limit:
            await _refused(scope, 413, _too_large(limit))(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            return message if seen <= limit else {"type": "http.disconnect"}

        async def unless_over(message: Message) -> None:
            if seen <= limit:  # beyond it, what the app says is about half a body
                await send(message)

        await self._app(scope, counted, unless_over)
        if seen > limit:
            await _refused(scope, 413, _too_large(limit))(scope, receive, send)


class SecurityHeaders:
    """Adds the headers that tell a browser what a page of ours may do: nothing that it does not need."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(SECURITY_HEADERS)
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, with_headers)


def _own_origin(headers: Headers, host: str) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:  # no address at all
        return False


def _too_large(limit: int) -> str:
    return f"the request is too large; at most {limit:,} bytes are accepted"


def _refused(scope: Scope, status: int, message: str) -> Response:
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": message}, status)
    return PlainTextResponse(message, status)
