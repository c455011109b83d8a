"""`centralcloud send [FILE]...`: messages from files or standard input, to the hub."""

from __future__ import annotations

import json
import re

import click
import psycopg

from centralcloud.cli.options import database_option
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError
from centralcloud.messages import Message, batches, read

#: What a message says itself goes before what is filled in.
_SEND = """
    select s.msg_id
    from intake.send_batch(
      array(
        select jsonb_strip_nulls(jsonb_build_object('type', %s::text, 'source', %s::text))
          || m.message::jsonb
        from unnest(%s::text[]) with ordinality as m (message, place)
        order by m.place
      )
    ) as s (msg_id)
"""
_ENQUEUE = """
    select link.enqueue(
      jsonb_strip_nulls(jsonb_build_object('type', %s::text, 'source', %s::text)) || %s::jsonb
    )
"""


@click.command()
@click.argument(
    "files",
    metavar="[FILE]...",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True),
)
@click.option("--type", "type_", metavar="TYPE", help="Type of the messages that have none.")
@click.option("--source", metavar="NAME", help="Source of the messages that have none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@database_option
def send(
    files: tuple[str, ...], type_: str | None, source: str | None, as_json: bool, database: str
) -> None:
    """Send messages from files or standard input, all or none.

    A file holds one JSON object, an array of them, or one after the other, such as one a line.
    On a hub they go through its door: each one's number in its queue is printed, `heard` for a
    heartbeat, which goes through none. On an instance they go into the outbox: their ids are
    printed.
    """
    messages = [message for file in files or ("-",) for message in _read(file)]
    if not messages:
        raise CentralCloudError(
            "there is no message to send",
            detail="What was read is empty.",
            hint="Give files or pipe JSON in: one object, an array of them, or one a line.",
        )
    with connect(database, autocommit=False) as connection:
        is_hub = _is_hub(connection)
        filled = [type_, source]
        taken = (
            _through_the_door(connection, messages, filled)
            if is_hub
            else _into_the_outbox(connection, messages, filled)
        )
    key = "msg_id" if is_hub else "id"
    if as_json:
        rows = [
            {"file": message.file, "line": message.line, key: number}
            for message, number in zip(messages, taken, strict=True)
        ]
        click.echo(json.dumps(rows, indent=2))
        return
    for number in taken:
        click.echo("heard" if number is None else number)
    if not is_hub:
        click.echo("They go to the hub with the next exchange.", err=True)


def _read(file: str) -> list[Message]:
    with click.open_file(file, "rb") as opened:
        return read("stdin" if file == "-" else file, opened.read())


def _is_hub(connection: psycopg.Connection[Row]) -> bool:
    row = connection.execute(
        "select to_regnamespace('intake') is not null, to_regnamespace('link') is not null"
    ).fetchone()
    assert row is not None
    if not any(row):
        raise CentralCloudError(
            "this database is neither a hub nor an instance",
            detail="Messages are sent to a hub, or put into the outbox of an instance.",
            hint="Name another with --database; `centralcloud install` makes one.",
            sqlstate="SC910",
        )
    return bool(row[0])


def _through_the_door(
    connection: psycopg.Connection[Row], messages: list[Message], filled: list[str | None]
) -> list[int | str | None]:
    taken: list[int | str | None] = []
    for batch in batches(messages):
        texts = [message.text for message in batch]
        try:
            taken += [row[0] for row in connection.execute(_SEND, [*filled, texts])]
        except psycopg.Error as error:
            connection.rollback()
            raise _refusal(connection, error, batch, len(messages)) from error
    return taken


def _into_the_outbox(
    connection: psycopg.Connection[Row], messages: list[Message], filled: list[str | None]
) -> list[int | str | None]:
    taken: list[int | str | None] = []
    for message in messages:
        if not message.has_type and filled[0] is None:
            raise CentralCloudError(
                f"{message.place} has no type",
                detail="Each message has a type, which says what else is in it.",
                hint='Nothing was sent. Set "type", or give --type for all that have none.',
            )
        try:
            row = connection.execute(_ENQUEUE, [*filled, message.text]).fetchone()
        except psycopg.Error as error:
            raise _at(message, error) from error
        assert row is not None
        taken.append(str(row[0]))
    return taken


def _refusal(
    connection: psycopg.Connection[Row],
    error: psycopg.Error,
    batch: list[Message],
    messages: int,
) -> CentralCloudError:
    """The error with places in files instead of places in the batch."""
    if isinstance(error, psycopg.DataError | psycopg.errors.StatementTooComplex):
        return _unreadable(connection, batch) or CentralCloudError.from_database(error)
    said = CentralCloudError.from_database(error)

    def message(found: re.Match[str]) -> str:
        return "the message" if messages == 1 else batch[int(found[1])].place

    def path(found: re.Match[str]) -> str:
        if messages == 1:
            return "" if found[2] else "message"
        return batch[int(found[1])].place + (" " if found[2] else "")

    said.message = re.sub(r"^message \[(\d+)\]", message, said.message)
    said.detail = said.detail and re.sub(r"^\[(\d+)\](\.?)", path, said.detail, flags=re.M)
    return said


def _unreadable(
    connection: psycopg.Connection[Row], batch: list[Message]
) -> CentralCloudError | None:
    """The first message that PostgreSQL can't read as JSON; it doesn't say which."""
    for message in batch:
        try:
            connection.execute("select pg_column_size(%s::jsonb)", [message.text])
        except psycopg.Error as error:
            return _at(message, error)
    return None


def _at(message: Message, error: psycopg.Error) -> CentralCloudError:
    said = CentralCloudError.from_database(error)
    said.message = f"{message.place}: {said.message}"
    said.hint = said.hint or "Nothing was sent. Mend the message and send all of them again."
    return said
