"""`centralcloud aliases`: patterns that count as another one, and pairs that look like one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import click
import psycopg

from centralcloud.cli.options import database_option
from centralcloud.cli.output import in_utc, moment, printable, require_hub, show_json
from centralcloud.database import Row, connect

_LISTED = """
    select to_json(a)::text
    from aggregation.decided_aliases as a
    order by a.canonical_name, a.canonical, a.name, a.fingerprint
"""
_SUGGESTED = """
    select to_json(s)::text
    from aggregation.suggested_aliases as s
    order by s.shared / s.bands::float8 desc, s.owners desc, s.fingerprint, s.canonical
"""


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def _pair(command: Callable[..., Any]) -> Callable[..., Any]:
    for name in ("canonical", "fingerprint"):
        command = click.argument(name, type=click.UUID)(command)
    return command


@click.group()
def aliases() -> None:
    """Patterns that count as another, pairs that look like one.

    An alias counts for its canonical pattern from the next ranking on, and can be taken back. Job
    alias_suggestions looks every night for patterns that look like one; you decide.
    """


@aliases.command(name="list")
@_json_option
@database_option
def list_(as_json: bool, database: str) -> None:
    """The aliases in force: what counts for what, why, and who said so."""
    found = _read(database, _LISTED)
    if as_json:
        show_json(found)
        return
    for text in found:
        alias = json.loads(text)
        decided = f"{alias['decided_by']}, {moment(alias['decided_at'])}"
        click.echo(f"{_named(alias, '')}\n  counts for {_named(alias, 'canonical')}")
        click.echo(f"  {printable(alias['reason'])} ({printable(decided)})")
    if not found:
        click.echo("no aliases")


@aliases.command()
@click.option("--now", is_flag=True, help="Look for them first, as the job does at night.")
@_json_option
@database_option
def suggest(now: bool, as_json: bool, database: str) -> None:
    """The pairs that look like one pattern, most alike first.

    They wait until you accept or dismiss them, or until they look like one no longer.
    """
    found = _read(database, _SUGGESTED, look=now)
    if as_json:
        show_json(found)
        return
    for text in found:
        pair = json.loads(text)
        click.echo(f"{_named(pair, '')}, seen by {_owners(pair['owners'])}")
        click.echo(
            f"  looks like {_named(pair, 'canonical')}, seen by {_owners(pair['canonical_owners'])}"
        )
        about = ", ".join(part for part in (pair["language"], pair["kind"]) if part)
        click.echo(
            f"  {pair['shared']} of {pair['bands']} bands are the same"
            + (f" ({printable(about)})" if about else "")
        )
    if not found:
        click.echo("no pairs wait for a decision")


@aliases.command()
@_pair
@_json_option
@database_option
def accept(fingerprint: UUID, canonical: UUID, as_json: bool, database: str) -> None:
    """Make a suggested pair one: FINGERPRINT counts for CANONICAL."""
    _decide(
        database, "select aggregation.accept_suggestion(%s, %s)", (fingerprint, canonical), as_json
    )


@aliases.command()
@_pair
@_json_option
@database_option
def dismiss(fingerprint: UUID, canonical: UUID, as_json: bool, database: str) -> None:
    """Say of a suggested pair that it is two patterns.

    It is not suggested again, in neither direction.
    """
    with connect(database) as hub:
        require_hub(hub, "aliases")
        hub.execute("select aggregation.dismiss_suggestion(%s, %s)", [fingerprint, canonical])
    if as_json:
        click.echo(json.dumps({"fingerprint": str(fingerprint), "canonical": str(canonical)}))
    else:
        click.echo(f"{fingerprint} and {canonical} are not suggested again")


@aliases.command()
@_pair
@click.option("--reason", required=True, help="Why they are one, for those who read it later.")
@_json_option
@database_option
def add(fingerprint: UUID, canonical: UUID, *, reason: str, as_json: bool, database: str) -> None:
    """Make any two patterns one: FINGERPRINT counts for CANONICAL."""
    _decide(
        database, "select aggregation.alias(%s, %s, %s)", (fingerprint, canonical, reason), as_json
    )


@aliases.command()
@click.argument("fingerprint", type=click.UUID)
@_json_option
@database_option
def remove(fingerprint: UUID, as_json: bool, database: str) -> None:
    """Let FINGERPRINT count for itself again."""
    with connect(database) as hub:
        require_hub(hub, "aliases")
        removed = _one(hub, "select aggregation.unalias(%s)", [fingerprint])
    if as_json:
        click.echo(json.dumps({"fingerprint": str(fingerprint), "removed": removed}))
    elif removed:
        click.echo(f"{fingerprint} counts for itself again")
    else:
        click.echo(f"{fingerprint} was no alias")


def _read(database: str, statement: str, *, look: bool = False) -> list[str]:
    with connect(database) as hub:
        require_hub(hub, "aliases")
        if look:
            hub.execute("select aggregation.suggest_aliases()")
        return [row[0] for row in in_utc(hub).execute(statement).fetchall()]


def _decide(database: str, statement: str, arguments: Sequence[object], as_json: bool) -> None:
    with connect(database) as hub:
        require_hub(hub, "aliases")
        canonical = _one(hub, statement, arguments)
    if as_json:
        click.echo(json.dumps({"fingerprint": str(arguments[0]), "canonical": str(canonical)}))
    else:
        click.echo(f"{arguments[0]} counts for {canonical} from the next ranking on")


def _one(hub: psycopg.Connection[Row], statement: str, arguments: Sequence[object]) -> object:
    row = hub.execute(statement, arguments).fetchone()
    assert row is not None
    return row[0]


def _named(pair: dict[str, Any], which: str) -> str:
    """A pattern by its fingerprint, which is what the commands take, and its name."""
    fingerprint, name = (which, f"{which}_name") if which else ("fingerprint", "name")
    return f"{pair[fingerprint]} {printable(pair[name])}"


def _owners(count: int) -> str:
    return "1 owner" if count == 1 else f"{count} owners"
