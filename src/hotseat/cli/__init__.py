"""The command line: parse, call one action, show. Heavy imports happen inside the commands."""

import sys
from collections.abc import Sequence

import typer

from hotseat.cli import bank, data, grade, practice, serve, show
from hotseat.errors import HotseatError

app = typer.Typer(
    name="hotseat",
    help="Practise the data-science interview until you would enjoy it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
serve.register(app)
grade.register(app)
practice.register(app)
show.register(app)
data.register(app)
app.add_typer(bank.app, name="bank")


def main(words: Sequence[str] | None = None) -> None:
    """Run the command in `words`, else in `sys.argv`; an error of ours becomes one line on stderr and an exit code."""
    try:
        app(words)
    except HotseatError as error:
        print(f"hotseat: {error.message}", file=sys.stderr)
        sys.exit(error.exit_code)


__all__ = ["app", "main"]
