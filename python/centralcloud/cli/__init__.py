"""The command line. Commands come from the modules beside this one, loaded when they are called."""

from __future__ import annotations

import importlib
import io
import os
import sys
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOSPC
from pathlib import Path
from typing import TextIO

import click
import psycopg

from centralcloud.errors import CentralCloudError

#: command → module:attribute, in the order of the help and of the README.
COMMANDS = {
    "demo": "demo:demo",
    "up": "cluster:up",
    "down": "cluster:down",
    "serve": "serve:serve",
    "psql": "cluster:psql",
    "install": "install:install",
    "upgrade": "install:upgrade",
    "verify": "install:verify",
    "revert": "install:revert",
    "uninstall": "install:uninstall",
    "pgmq": "install:pgmq_sql",
    "fleet": "fleet:fleet",
    "instance": "instance:instance",
    "knowledge": "knowledge:knowledge",
    "status": "status:status",
    "doctor": "doctor:doctor",
    "metrics": "metrics:metrics",
    "worker": "worker:worker",
    "jobs": "jobs:jobs",
    "tasks": "tasks:tasks",
    "contract": "contract:contract",
    "send": "send:send",
    "queues": "queues:queues",
    "topics": "topics:topics",
    "dead-letters": "dead_letters:dead_letters",
    "aliases": "aliases:aliases",
    "tail": "tail:tail",
    "top": "top:top",
    "explain": "explain:explain",
    "diff": "diff:diff",
    "templates": "templates:templates",
    "export": "export:export",
    "tick": "tick:tick",
}

#: What the disk behind standard output says; click itself is silent where a pipe was closed.
_UNWRITTEN = (EBADF, EDQUOT, EFBIG, EIO, ENOSPC)


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None lets click say that there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(f"centralcloud.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="centralcloud", prog_name="centralcloud")
def cli() -> None:
    """One PostgreSQL database that is queue, aggregator, ranker, router and clock for a fleet."""


def main() -> None:
    """Run the command line: an error is told in words on stderr, with exit code 1."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What the terminal's encoding lacks is spelled out, as Python does on stderr.
        sys.stdout.reconfigure(errors="backslashreplace")
    if sys.stdout is None:  # it was closed
        sys.stdout = _nowhere()
    try:
        try:
            cli(standalone_mode=True)
        finally:
            sys.stdout.flush()
    except CentralCloudError as error:
        _tell(error)
        sys.exit(1)
    except UnicodeDecodeError as error:
        _tell(
            CentralCloudError(
                "a file that was given is not UTF-8",
                detail=f"{error.reason} at byte {error.start}.",
                hint="Give a text file.",
            )
        )
        sys.exit(1)
    except UnicodeEncodeError:
        _tell(
            CentralCloudError(
                "an argument is not UTF-8",
                detail="What is sent to the database is text.",
                hint="Call it again in a terminal that speaks UTF-8.",
            )
        )
        sys.exit(2)
    except psycopg.Error as error:
        _tell(CentralCloudError.from_database(error))
        sys.exit(1)
    except OSError as error:
        if error.filename is not None or error.errno not in _UNWRITTEN:
            raise
        sys.stdout = _nowhere()
        _tell(
            CentralCloudError(
                f"the output cannot be written: {error.strerror}",
                detail="What was printed is not whole.",
                hint="Look at the place that the output goes to.",
            )
        )
        sys.exit(1)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _tell(error: CentralCloudError) -> None:
    from centralcloud.cli.output import printable

    code = f" [{error.sqlstate}]" if error.sqlstate else ""
    for line in (
        f"error: {error.message}{code}",
        error.detail and f"detail: {error.detail}",
        error.hint and f"hint: {error.hint}",
    ):
        if line:
            # Names from the fleet may be in it.
            shown = (printable(each.expandtabs(4)) for each in line.split("\n"))
            click.echo("\n".join(shown), err=True)
