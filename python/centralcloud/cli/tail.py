"""`centralcloud tail`: what was and is published."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import sys
from collections.abc import Callable
from datetime import UTC
from types import FrameType

import click

from centralcloud.cli.options import database_option
from centralcloud.cli.output import printable, require_hub
from centralcloud.database import connect
from centralcloud.signals import handled_by
from centralcloud.tail import Published, Tail

_SHORTEST_PAYLOAD = 40
_WIDTH_OF_A_PIPE = 160


class _Stopped(KeyboardInterrupt):
    """Told to stop."""


def _check_start(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> str | None:
    if value is None or re.fullmatch(r"earliest|latest|\d{1,18}", value):
        return value
    raise click.BadParameter(f"{value!r} is neither earliest nor latest nor an offset.")


@click.command()
@click.argument("topic")
@click.option(
    "--from",
    "start",
    metavar="WHERE",
    callback=_check_start,
    help="Begin at earliest, at latest or, for one topic, at an offset.",
)
@click.option(
    "-n",
    "--last",
    type=click.IntRange(min=0),
    metavar="N",
    help="Begin with the last N messages.  [default: 10]",
)
@click.option("--follow/--no-follow", default=True, help="Whether to go on until stopped.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@database_option
def tail(
    *, topic: str, start: str | None, last: int | None, follow: bool, as_json: bool, database: str
) -> None:
    """Show what is published to TOPIC, and go on as it comes.

    TOPIC is a topic or a pattern: * stands for one word, a final # for any number, such as
    'insights.*' or '#'. It reads as an operator: no instance's cursor moves. A line is time (UTC),
    topic@offset, key (- for none) and the beginning of the message. A lost connection is made
    anew, and nothing is shown twice or left out. Ctrl-C ends it.
    """
    if start is not None and last is not None:
        raise click.UsageError("--from and --last do not go together.")
    if start is not None and start.isdigit() and re.search(r"[*#]", topic):
        raise click.UsageError("An offset is of one topic; a pattern begins at earliest or latest.")
    try:
        with handled_by(_stop):
            with connect(database) as hub:
                require_hub(hub, "topics")
            reading = Tail(
                database,
                topic,
                start=start,
                last=10 if last is None else last,
                say=lambda line: click.echo(line, err=True),
                is_wanted=_is_read,
            )
            line = _as_json if as_json else _line_of(_width())
            for message in reading.follow() if follow else reading.read():
                click.echo(line(message))
    except BrokenPipeError:
        # Python would complain when it flushes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except _Stopped:
        return


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _is_read() -> bool:
    """Whether standard output leads anywhere: whoever read a pipe may have gone."""
    try:
        descriptor = sys.stdout.fileno()
    except OSError:
        return True
    watch = select.poll()
    watch.register(descriptor, 0)
    return not any(event & select.POLLERR for _descriptor, event in watch.poll(0))


def _as_json(message: Published) -> str:
    head = {
        "topic": message.topic,
        "offset": message.offset,
        "key": message.key,
        "published_at": message.published_at.astimezone(UTC).isoformat(),
    }
    # The payload stays as the server wrote it, to the last digit.
    return f'{json.dumps(head)[:-1]}, "payload": {message.payload}}}'


def _line_of(width: int) -> Callable[[Published], str]:
    def line(message: Published) -> str:
        at = message.published_at.astimezone(UTC)
        place = f"{message.topic}@{message.offset}"
        key = printable(message.key) if message.key is not None else "-"
        head = f"{at:%Y-%m-%d %H:%M:%S} {place} {key} "
        room = max(width - len(head), _SHORTEST_PAYLOAD)
        # A payload may be megabytes.
        payload = printable(message.payload[: room + 1])
        return head + (payload if len(payload) <= room else payload[: room - 1] + "…")

    return line


def _width() -> int:
    return shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns
