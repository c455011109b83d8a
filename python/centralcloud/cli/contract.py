"""`centralcloud contract [TYPE]`: what a message may be, as JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.table import Column

from centralcloud.cli.options import database_option
from centralcloud.cli.output import number, require_hub, show_table
from centralcloud.database import connect

#: The order in which keywords are read best; those that are not here come before the last one.
_ORDER = ("$schema", "$id", "title", "description", "$comment", "type", "required", "properties")
_LAST = "$defs"
#: Keywords whose keys are names.
_NAMING = ("properties", "$defs")


@click.command()
@click.argument("type_", metavar="[TYPE]", required=False)
@click.option("--json", "as_json", is_flag=True, help="All schemas as one JSON object, by type.")
@database_option
def contract(type_: str | None, as_json: bool, database: str) -> None:
    """What a message may be: the types, or the JSON Schema of one.

    The schema (draft 2020-12) is made from the same rows as the hub's own check, so any validator
    refuses what the hub would. Its $comments say what JSON Schema can't.
    """
    with connect(database) as hub:
        require_hub(hub, "a contract")
        if type_ is not None:
            row = hub.execute("select intake.json_schema(%s)", [type_]).fetchone()
            assert row is not None
            click.echo(_dumped(_ordered(row[0])))
        elif as_json:
            rows = hub.execute(
                "select c.type, intake.json_schema(c.type) from intake.contract() as c"
            )
            click.echo(_dumped({name: _ordered(schema) for name, schema in rows}))
        else:
            rows = hub.execute(
                "select type, direction, has_queue, max_bytes, max_elements, description "
                "from intake.contract()"
            )
            _show(rows.fetchall())


def _show(rows: list[tuple[Any, ...]]) -> None:
    show_table(
        (
            Column("type", no_wrap=True),
            Column("direction", no_wrap=True),
            "queue",
            Column("bytes", justify="right", no_wrap=True),
            Column("elements", justify="right", no_wrap=True),
            "what it tells",
        ),
        [
            (
                name,
                direction,
                "yes" if has_queue else "no",
                number(max_bytes),
                number(max_elements),
                description,
            )
            for name, direction, has_queue, max_bytes, max_elements, description in rows
        ],
    )


def _dumped(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _ordered(value: object) -> object:
    """A schema with its keywords as people read them; the database keeps no order."""
    if isinstance(value, list):
        return [_ordered(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    return {key: _inner(key, value[key]) for key in sorted(value, key=_rank)}


def _inner(key: str, value: object) -> object:
    if key in _NAMING and isinstance(value, dict):
        return {name: _ordered(schema) for name, schema in value.items()}
    return _ordered(value)


def _rank(key: str) -> tuple[int, str]:
    if key == _LAST:
        return len(_ORDER) + 1, key
    return _ORDER.index(key) if key in _ORDER else len(_ORDER), key
