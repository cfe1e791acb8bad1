"""Settings: how it looks, how much it asks, and taking data out and back in."""

import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.responses import FileResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from hotseat.app.preferences import prefer, preferences_of
from hotseat.app.transfer import backup, import_, restore
from hotseat.errors import BadFile, BadInput
from hotseat.store.exchange import to_lines
from hotseat.web.here import Here, HereDep
from hotseat.web.pages import wording
from hotseat.web.pages.view import go, page

router = APIRouter()


@router.get("/settings")
def show(
    request: Request,
    here: HereDep,
    done: Annotated[str, Query(max_length=20)] = "",
    added: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    return _settings(request, here, notice=_notice(here, done, added))


@router.post("/settings")
def change(
    request: Request,
    here: HereDep,
    theme: Annotated[str, Form()] = "system",
    new_per_day: Annotated[str, Form()] = "",
) -> Response:
    try:
        prefer(here.seat, theme=theme, new_per_day=new_per_day)
    except BadInput:
        problem = "New questions a day is a whole number from 0 to 100. Nothing was changed."
        return _settings(request, here, problem=problem, status=400)
    return go("/settings?done=saved")


@router.get("/settings/export")
def take_out(here: HereDep) -> Response:
    contents, now = here.seat.store.contents(), here.now()

    def lines() -> Iterator[str]:
        yield from (f"{line}\n" for line in to_lines(contents, now))

    name = f'attachment; filename="hotseat-{now:%Y-%m-%d}.jsonl"'
    return StreamingResponse(lines(), media_type="application/jsonl", headers={"Content-Disposition": name})


@router.get("/settings/backup")
def take_backup(here: HereDep) -> Response:
    folder = Path(mkdtemp(prefix="hotseat-"))
    try:
        backup(here.seat, folder / "backup.sqlite")
    except BaseException:
        shutil.rmtree(folder)
        raise
    return FileResponse(
        folder / "backup.sqlite",
        media_type="application/vnd.sqlite3",
        filename=f"hotseat-{here.now():%Y-%m-%d}.sqlite",
        background=BackgroundTask(shutil.rmtree, folder),
    )


@router.post("/settings/import")
def bring_in(request: Request, here: HereDep, file: UploadFile) -> Response:
    try:
        with _received(file) as path:
            added = import_(here.seat, path)
    except BadInput as error:
        return _settings(request, here, problem=f"{error.message}.", status=error.status)
    return go(f"/settings?done=imported&added={added}")


@router.post("/settings/restore")
def put_back(request: Request, here: HereDep, file: UploadFile, confirmed: Annotated[bool, Form()] = False) -> Response:
    if not confirmed:
        problem = "Nothing was restored: tick the box first, because a restore replaces everything that is here."
        return _settings(request, here, problem=problem, status=400)
    try:
        with _received(file) as path:
            restore(here.seat, path, here.home, here.now())
    except BadInput as error:
        return _settings(request, here, problem=f"{error.message}.", status=error.status)
    return go("/settings?done=restored")


@contextmanager
def _received(file: UploadFile) -> Generator[Path]:
    """The uploaded file on disk for a while. Errors call it what the user calls it."""
    if not file.filename:
        raise BadFile("no file was chosen; choose one first")
    with TemporaryDirectory(prefix="hotseat-") as folder:
        path = Path(folder) / "received"
        with path.open("wb") as target:
            shutil.copyfileobj(file.file, target)
        try:
            yield path
        except BadFile as error:
            message = error.message.removeprefix(f"{path}: ").replace(str(path), file.filename)
            raise BadFile(f"{file.filename}: {message}") from error


def _settings(request: Request, here: Here, *, notice: str = "", problem: str = "", status: int = 200) -> Response:
    return page(
        request,
        here,
        "settings.html",
        status,
        preferences=preferences_of(here.seat),
        home=here.home,
        notice=notice,
        problem=problem,
    )


def _notice(here: Here, done: str, added: int) -> str:
    imported = f"{wording.count(added, 'attempt')} added. What was here already was left as it is."
    notices = {
        "saved": "Saved.",
        "imported": imported if added else "Nothing new: every attempt of that file was here already.",
        "restored": "Restored. What was here before is kept as a backup in "
        f"{here.home / 'backups'}, named before-restore.",
    }
    return notices.get(done, "")
