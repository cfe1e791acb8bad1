"""`hotseat serve`: the web app on this machine."""

import socket
import sys
import webbrowser
from threading import Thread
from typing import Annotated

import typer

from hotseat.cli.door import open_seat, say, settings
from hotseat.errors import BadInput, Unavailable


def register(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8000,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A further name under which browsers reach this server. Repeatable.")
    ] = None,
) -> None:
    """Start the web app."""
    import uvicorn

    from hotseat.web.app import create_app
    from hotseat.web.here import Here
    from hotseat.web.safety import LOCAL_HOSTS

    seat, listening = open_seat(), _listen(host, port)
    named = f"[{host}]" if ":" in host else host
    app = create_app(Here(seat, settings().home), LOCAL_HOSTS | {named} | set(allow_host or ()))
    address = f"http://{named}:{listening.getsockname()[1]}/"
    Thread(target=seat.grader.warm_up, daemon=True).start()  # so that the first answer does not wait for it
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    say(f"hotseat is at {address} (Ctrl+C stops it)")
    sys.stdout.flush()
    if not no_open:
        webbrowser.open(address)
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, so that the address is known, and taken, before it is printed."""
    try:
        family, *_, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise BadInput(f"--host {host}: no such address on this machine") from error
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(where)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise Unavailable(f"port {port} on {host} cannot be used ({error.strerror}); try --port {port + 1}") from error
    return listening
