"""Makes the web app: pages, API, static files, and what turns an error into a status."""

from collections.abc import Collection
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

import hotseat
from hotseat.errors import HotseatError
from hotseat.web import api, pages
from hotseat.web.here import Here
from hotseat.web.safety import LOCAL_HOSTS, SECURITY_HEADERS, HostGuard, SecurityHeaders, SizeLimit

STATIC = Path(__file__).parent / "static"


def create_app(here: Here, hosts: Collection[str] = LOCAL_HOSTS) -> FastAPI:
    """The app, which answers to `hosts`."""
    app = FastAPI(
        title="hotseat",
        version=hotseat.__version__,
        summary="Practise the data-science interview.",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(HostGuard, hosts=hosts),
            Middleware(SizeLimit),
        ],
    )
    app.state.here = here
    app.include_router(api.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(HotseatError, _on_error)
    app.add_exception_handler(HTTPException, _on_error)
    app.add_exception_handler(RequestValidationError, _on_error)
    app.add_exception_handler(Exception, _on_crash)
    return app


def _on_error(request: Request, error: Exception) -> Response:
    """The API answers in JSON, a page with a page; both with what to do."""
    status, message = _explained(error)
    if request.url.path.startswith("/api/"):
        headers = error.headers if isinstance(error, HTTPException) else None
        return JSONResponse({"error": message}, status, headers)
    return pages.error_page(request, status, message)


def _on_crash(request: Request, error: Exception) -> Response:
    """Starlette answers a crash outside all layers, so that this answer brings its security headers itself."""
    response = _on_error(request, error)
    response.headers.update(SECURITY_HEADERS)
    return response


def _explained(error: Exception) -> tuple[int, str]:
    if isinstance(error, HotseatError):
        return error.status, error.message
    if isinstance(error, RequestValidationError):
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        return 422, f"{where}: {problem['msg']}"
    if isinstance(error, HTTPException):
        return error.status_code, str(error.detail)
    return 500, "something broke in hotseat itself; what you wrote is kept in this browser. The terminal shows more"
