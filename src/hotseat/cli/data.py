"""`hotseat export|import|backup|restore|undo`: the user's own data."""

from pathlib import Path
from typing import Annotated

import typer

from hotseat.cli.door import now, open_seat, say, settings

File = Annotated[Path, typer.Argument(help="The file.")]


def register(app: typer.Typer) -> None:
    app.command()(export)
    app.command("import")(import_)
    app.command()(backup)
    app.command()(restore)
    app.command()(undo)


def export(file: File) -> None:
    """Write every attempt and ruling as JSON Lines."""
    from hotseat.app.transfer import export

    say(f"{export(open_seat(), file, now())} attempts written to {file}")


def import_(file: File) -> None:
    """Add what an export holds and is not here yet."""
    from hotseat.app.transfer import import_

    say(f"{import_(open_seat(), file)} attempts added from {file}")


def backup(file: File) -> None:
    """Write everything to one file."""
    from hotseat.app.transfer import backup

    backup(open_seat(), file)
    say(f"everything written to {file}")


def restore(file: File) -> None:
    """Put a backup in place of all data; what was there is backed up first."""
    from hotseat.app.transfer import restore

    kept = restore(open_seat(), file, settings().home, now())
    say(f"restored from {file}; what was there before is in {kept}")


def undo() -> None:
    """Undo the last attempt."""
    from hotseat.app.undo import undo

    attempt = undo(open_seat(), now())
    say(f"undone: {attempt.question}, {attempt.effective.score}/100. It no longer counts")
