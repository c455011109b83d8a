"""`centralcloud dead-letters list | show | redrive | discard`: what was given up."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click
import psycopg

from centralcloud.cli.options import LIMIT, database_option
from centralcloud.cli.output import (
    in_utc,
    kind_of,
    moment,
    printable,
    show_json,
)
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError
from centralcloud.link import NAME


@dataclass(frozen=True)
class Sort:
    """One sort of dead letter: what its ids look like, and what is called for it."""

    name: str
    #: The kind of database it is in.
    kind: str
    id: re.Pattern[str]
    listed: str
    shown: str
    #: Returns one JSON object, without the id.
    redriven: str
    discarded: str
    #: What became of one that was redriven, in words.
    words: Callable[[dict[str, Any], Sequence[str]], str]


MESSAGES = Sort(
    name="message",
    kind="hub",
    id=re.compile("([0-9]{1,18})"),
    listed="""
        select json_build_object(
          'id', d.dead_letter_id::text, 'kind', 'message', 'type', d.type, 'source', d.source,
          'at', d.buried_at, 'attempts', d.attempts, 'sqlstate', d.sqlstate, 'error', d.error
        )::text
        from intake.list_dead_letters(%s, %s, %s) as d
    """,
    shown="""
        select to_json(d)::text, jsonb_pretty(d.message) from intake.dead_letter(%s) as d
    """,
    redriven="select jsonb_build_object('msg_id', intake.redrive(%s))::text",
    discarded="select jsonb_build_object('message', intake.discard(%s))::text",
    words=lambda result, _id: f"is in its queue again as message {result['msg_id']}",
)
DELIVERIES = Sort(
    name="delivery",
    kind="hub",
    id=re.compile(f"({NAME})/([a-z0-9_.]+)/([0-9]{{1,18}})"),
    listed="""
        select json_build_object(
          'id', concat_ws('/', d.instance, d.topic, d.topic_offset), 'kind', 'delivery',
          'type', d.topic, 'source', d.instance, 'at', d.died_at, 'attempts', d.attempts,
          'sqlstate', null, 'error', d.error
        )::text
        from routing.list_dead_deliveries(%s, %s, %s) as d
    """,
    shown="""
        select to_json(d)::text, jsonb_pretty(d.message)
        from routing.dead_delivery(%s, %s, %s) as d
    """,
    redriven="select jsonb_build_object('due_at', routing.redrive(%s, %s, %s))::text",
    discarded="select jsonb_build_object('message', routing.discard(%s, %s, %s))::text",
    words=lambda result, id_: f"is given to {id_[0]} again from {moment(result['due_at'])} UTC on",
)
REFUSED = Sort(
    name="refused",
    kind="instance",
    id=re.compile("outbox/([0-9]{1,18})"),
    listed="""
        select json_build_object(
          'id', 'outbox/' || r.outbox_id, 'kind', 'refused', 'type', r.type, 'source', null,
          'at', r.created_at, 'attempts', r.attempts, 'sqlstate', r.sqlstate, 'error', r.error
        )::text
        from link.list_refused(%s, %s) as r
    """,
    shown="""
        select to_json(r)::text, jsonb_pretty(r.message) from link.refused(%s) as r
    """,
    redriven="""
        select jsonb_build_object('state', 'waiting')::text from link.redrive(%s) as done
    """,
    discarded="select jsonb_build_object('message', link.discard(%s))::text",
    words=lambda _result, _id: "waits again; the next exchange sends it",
)
SORTS = (MESSAGES, DELIVERIES, REFUSED)
#: There is no such dead letter, delivery, refused message.
_GONE = ("SC107", "SC307", "SC308")


@dataclass(frozen=True)
class Id:
    """What a dead letter is called on the command line."""

    text: str
    sort: Sort
    parts: tuple[str, ...]


def _id(value: str) -> Id:
    """The id, its sort told by its form."""
    for sort in SORTS:
        found = sort.id.fullmatch(value)
        if found:
            return Id(value, sort, found.groups())
    raise click.BadParameter(
        f"{value!r} is no id of a dead letter. Ids are such as 12 (a message), "
        "singularity-1/patterns_updated/42 (a delivery) and outbox/12 (a refused message)."
    )


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--source", metavar="NAME", help="Only from or to this instance."),
        click.option("--type", "type_", metavar="TYPE", help="Only of this type, or topic."),
    ):
        command = option(command)
    return command


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def _choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """What redrive and discard act on: ids, or all with filters."""
    for option in (
        _json_option,
        click.option("--yes", is_flag=True, help="Don't ask, with --all."),
        _filters,
        click.option("--all", "all_", is_flag=True, help="All there are, or that the filters let."),
        click.argument(
            "ids",
            metavar="[ID]...",
            nargs=-1,
            callback=lambda _context, _parameter, values: tuple(map(_id, values)),
        ),
    ):
        command = option(command)
    return command


@click.group(name="dead-letters")
def dead_letters() -> None:
    """What was given up: look at it, try it again, discard it.

    On a hub: messages that could not be processed (ids such as 12), and deliveries that an
    instance could not apply (singularity-1/patterns_updated/42). On an instance: messages that
    the hub refused (outbox/12).
    """


@dead_letters.command(name="list")
@_filters
@click.option("--limit", type=LIMIT, default=50, show_default=True)
@_json_option
@database_option
def list_(type_: str | None, source: str | None, limit: int, as_json: bool, database: str) -> None:
    """The newest dead letters: why each is one, and since when (UTC)."""
    with connect(database) as connection:
        found = _list(connection, type_, source, limit)
    if as_json:
        show_json(found)
        return
    letters = [json.loads(text) for text in found]
    if not letters:
        click.echo(f"no dead letters{_of(type_, source)}")
        return
    for letter in letters:
        click.echo(_summary(letter))
    if len(letters) == limit:
        click.echo(f"the newest {limit}; there may be more (--limit)", err=True)


@dead_letters.command()
@click.argument("id_", metavar="ID", callback=lambda _context, _parameter, value: _id(value))
@_json_option
@database_option
def show(id_: Id, as_json: bool, database: str) -> None:
    """All that is known of one, with the whole message."""
    with connect(database) as connection:
        _check_kind(connection, [id_])
        row = in_utc(connection).execute(id_.sort.shown, id_.parts).fetchone()
    assert row is not None
    text, message = row
    if as_json:
        click.echo(text)
        return
    for name, value in json.loads(text).items():
        if name != "message" and value is not None:
            said = value if isinstance(value, str) else json.dumps(value)
            click.echo(f"{name + ':':<17}" + ("\n" + " " * 17).join(_lines(said)))
    # The log may have let it go.
    click.echo("\n".join(_lines(message)) if message else "the message is gone")


@dead_letters.command()
@_choice
@database_option
def redrive(
    *,
    ids: tuple[Id, ...],
    all_: bool,
    type_: str | None,
    source: str | None,
    yes: bool,
    as_json: bool,
    database: str,
) -> None:
    """Give dead letters another try, all of those named or none.

    A message goes back into its queue, a delivery to its instance with a new round of attempts,
    a refused message to the hub with the next exchange.
    """
    with connect(database, autocommit=False) as connection:
        chosen = _choose(
            "Redrive", connection, ids=ids, all_=all_, type_=type_, source=source, yes=yes
        )
        done = _each(connection, chosen, lambda sort: sort.redriven, may_be_gone=all_)
    if as_json:
        show_json([json.dumps({"id": id_.text, **json.loads(result)}) for id_, result in done])
        return
    for id_, result in done:
        click.echo(f"{id_.text} {id_.sort.words(json.loads(result), id_.parts)}")
    if not done:
        click.echo(f"no dead letters{_of(type_, source)}")


@dead_letters.command()
@_choice
@database_option
def discard(
    *,
    ids: tuple[Id, ...],
    all_: bool,
    type_: str | None,
    source: str | None,
    yes: bool,
    as_json: bool,
    database: str,
) -> None:
    """Give dead letters up for good, all of those named or none.

    With --json each is printed with its message, the last that is seen of it.
    """
    with connect(database, autocommit=False) as connection:
        chosen = _choose(
            "Discard", connection, ids=ids, all_=all_, type_=type_, source=source, yes=yes
        )
        done = _each(connection, chosen, lambda sort: sort.discarded, may_be_gone=all_)
    if as_json:
        # The message stays as the server wrote it, to the last digit.
        show_json([f'{{"id": {json.dumps(id_.text)}, {result[1:]}' for id_, result in done])
        return
    for id_, _ in done:
        click.echo(f"{id_.text} is discarded")
    if not done:
        click.echo(f"no dead letters{_of(type_, source)}")


def _list(
    connection: psycopg.Connection[Row], type_: str | None, source: str | None, limit: int | None
) -> list[str]:
    """JSON objects, the newest first; `limit` None: all."""
    in_utc(connection)
    if kind_of(connection) == "instance":
        if source is not None:
            raise CentralCloudError(
                f"database {connection.info.dbname} is an instance, whose messages are all its own",
                detail="--source tells apart what many instances sent to a hub.",
                hint="Leave it out.",
            )
        return [row[0] for row in connection.execute(REFUSED.listed, [limit, type_]).fetchall()]
    found = [
        row[0]
        for sort in (MESSAGES, DELIVERIES)
        for row in connection.execute(sort.listed, [limit, type_, source]).fetchall()
    ]
    return sorted(found, key=lambda text: str(json.loads(text)["at"]), reverse=True)[:limit]


def _summary(letter: dict[str, Any]) -> str:
    """Two lines: an id may be long, and an error longer."""
    tries = letter["attempts"]
    parts = [
        letter["kind"],
        letter["type"],
        letter["source"],
        moment(letter["at"]),
        f"{tries} try" if tries == 1 else f"{tries} tries",
    ]
    why = f"{letter['sqlstate']}: {letter['error']}" if letter["sqlstate"] else letter["error"]
    told = ", ".join(part for part in parts if part)
    return f"{letter['id']}  {printable(told)}\n    {printable(why)}"


def _choose(
    verb: str,
    connection: psycopg.Connection[Row],
    *,
    ids: tuple[Id, ...],
    all_: bool,
    type_: str | None,
    source: str | None,
    yes: bool,
) -> list[Id]:
    if all_ == bool(ids):
        raise click.UsageError("Give either ids or --all.")
    if ids:
        if type_ or source:
            raise click.UsageError("--type and --source go with --all.")
        _check_kind(connection, ids)
        in_utc(connection)
        return list(dict.fromkeys(ids))
    found = _list(connection, type_, source, None)
    # Nobody is to wait for an answer.
    connection.commit()
    # In the order in which they were given up.
    chosen = [_id(json.loads(text)["id"]) for text in reversed(found)]
    if chosen and not yes:
        click.confirm(f"{verb} {len(chosen)} dead letters{_of(type_, source)}?", abort=True)
    return chosen


def _check_kind(connection: psycopg.Connection[Row], ids: Sequence[Id]) -> None:
    kind = kind_of(connection)
    for id_ in ids:
        if id_.sort.kind != kind:
            raise CentralCloudError(
                f"{id_.text} is no id of this {kind}'s",
                detail=f"It is of the form that a {id_.sort.kind} uses"
                f" (database {connection.info.dbname} is a {kind}).".replace(
                    "a instance", "an instance"
                ),
                hint="`centralcloud dead-letters list` names those there are.",
            )


def _each(
    connection: psycopg.Connection[Row],
    chosen: Sequence[Id],
    statement: Callable[[Sort], str],
    *,
    may_be_gone: bool,
) -> list[tuple[Id, str]]:
    """What came of each; one that another took meanwhile is left out where that is no fault."""
    done = []
    for id_ in chosen:
        try:
            with connection.transaction():
                row = connection.execute(statement(id_.sort), id_.parts).fetchone()
        except psycopg.Error as error:
            if not may_be_gone or error.sqlstate not in _GONE:
                raise
        else:
            assert row is not None
            done.append((id_, str(row[0])))
    return done


def _of(type_: str | None, source: str | None) -> str:
    return (f" of type {type_}" if type_ else "") + (f" of {source}" if source else "")


def _lines(text: str) -> list[str]:
    return [printable(line) for line in text.split("\n")]
