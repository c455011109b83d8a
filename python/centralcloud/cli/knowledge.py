"""`centralcloud knowledge …`: what an instance knows, and how folders get into it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import psycopg

from centralcloud.cli.options import database_option
from centralcloud.cli.output import printable, require_instance, right, show_json, show_table
from centralcloud.cli.rankings import counted
from centralcloud.cli.waiting import error_of, work_until_done
from centralcloud.cluster.private import default_home
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError
from centralcloud.worker import Worker

_SUBJECT = "knowledge of its own"


@click.group()
def knowledge() -> None:
    """See what an instance knows; load folders into it."""


@knowledge.command()
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--name",
    help="What to call it; the folder's own name where left out. A name that is in use moves here.",
)
@click.option(
    "--checkout",
    is_flag=True,
    help="It is a checkout of a templates repository: only files that are artifacts are taken.",
)
@database_option
def load(folder: Path | None, name: str | None, checkout: bool, database: str) -> None:
    """Load a folder's JSON files now, as far as they changed.

    Without FOLDER, each that is known. Files that could not be loaded are listed; the others are.
    """
    if checkout and folder is None:
        raise click.UsageError("--checkout goes with FOLDER.")
    with connect(database) as connection:
        require_instance(connection, _SUBJECT)
        if folder is not None:
            name = _register(connection, folder.absolute(), name, checkout)
        names = [name] if name is not None else [row[0] for row in _folders(connection)]
        if not names:
            raise CentralCloudError(
                "no folder is registered in this database",
                detail="Without FOLDER, every folder that is registered is loaded.",
                hint="Name one: `centralcloud knowledge load FOLDER`.",
                sqlstate="SC620",
            )
        # Before it is asked for: a worker that runs takes it at once.
        before = _loaded_at(connection)
        tasks = {each: _request(connection, each) for each in names}
        worker = Worker(database, default_home() / "worker" / connection.info.dbname)
        work_until_done(connection, worker, tasks.values())
        for each, task_id in tasks.items():
            _tell(connection, each, before, task_id)


@knowledge.command("list")
@click.argument("type", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@database_option
def list_(type: str | None, as_json: bool, database: str) -> None:
    """List the artifacts of all types, or of TYPE."""
    with connect(database) as connection:
        require_instance(connection, _SUBJECT)
        if as_json:
            found = connection.execute(
                "select to_json(a)::text from knowledge.list_artifacts(%s) as a", [type]
            )
            show_json([text for (text,) in found])
            return
        rows = connection.execute(
            "select type, id, latest, current, versions, origins, coalesce(name, '')"
            " from knowledge.list_artifacts(%s)",
            [type],
        ).fetchall()
    columns = ("type", "id", "latest", "current", right("versions"), "from", "name")
    show_table(columns, [[str(cell) for cell in row] for row in rows])


@knowledge.command()
@click.argument("type")
@click.argument("id")
@click.option("--version", default="latest", help="latest, current or an exact one.")
@database_option
def show(type: str, id: str, version: str, database: str) -> None:
    """Show an artifact as JSON, with all that it stands on put in."""
    with connect(database) as connection:
        require_instance(connection, _SUBJECT)
        row = connection.execute("select knowledge.get(%s, %s, %s)", [type, id, version]).fetchone()
    assert row is not None
    text = json.dumps(row[0], indent=2, sort_keys=True, ensure_ascii=False)
    click.echo("\n".join(printable(line) for line in text.split("\n")))


@knowledge.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@database_option
def invalid(as_json: bool, database: str) -> None:
    """List the files that could not be loaded, and why."""
    with connect(database) as connection:
        require_instance(connection, _SUBJECT)
        if as_json:
            found = connection.execute("select to_json(i)::text from knowledge.list_invalid() as i")
            show_json([text for (text,) in found])
            return
        rows = _invalid(connection)
    if not rows:
        click.echo("all files could be loaded")
        return
    show_table(("from", "file", "JSON path", "reason"), rows)


def _register(
    connection: psycopg.Connection[Any], folder: Path, name: str | None, checkout: bool
) -> str:
    """The name of a folder; one that is known already stays what it is, unless that is said."""
    known: dict[str, str] = dict(
        connection.execute("select name, path from knowledge.list_folders()").fetchall()
    )
    if name is None:
        same = [each for each, path in known.items() if path == str(folder)]
        if same and not checkout:
            return same[0]
        name = same[0] if same else _name_of(folder)
        if known.get(name, str(folder)) != str(folder):
            raise CentralCloudError(
                f"another folder is called {name}: {known[name]}",
                detail="Artifacts of the other one would go, if this one took its name.",
                hint="Call this one otherwise with --name; --name with that name moves it here.",
                sqlstate="SC621",
            )
    connection.execute(
        "select knowledge.register_folder(%s, %s, %s)",
        [name, str(folder), "templates_data" if checkout else "knowledge"],
    )
    return name


def _name_of(folder: Path) -> str:
    """The folder's own name, with dashes for what the name of a folder may not hold."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", folder.resolve().name).lstrip("-._")[:100]
    if not plain:
        raise CentralCloudError(
            f"{folder} has no name to call it by",
            detail="A name has letters or digits.",
            hint="Give it one with --name.",
            sqlstate="SC621",
        )
    return plain


def _folders(connection: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    return connection.execute(
        "select name, loaded_at, artifacts, invalid from knowledge.list_folders()"
    ).fetchall()


def _loaded_at(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    return {name: loaded_at for name, loaded_at, _, _ in _folders(connection)}


def _invalid(connection: psycopg.Connection[Any]) -> list[tuple[str, ...]]:
    return connection.execute(
        "select coalesce(folder, 'templates_data'), file, path, reason"
        " from knowledge.list_invalid()"
    ).fetchall()


def _request(connection: psycopg.Connection[Any], name: str) -> int:
    """Ask for a folder to be read without waiting for a backoff; the task's number."""
    row = connection.execute("select knowledge.request_load_of(%s)", [name]).fetchone()
    assert row is not None
    connection.execute("select scheduling.hurry_task(%s)", row)
    return int(row[0])


def _tell(
    connection: psycopg.Connection[Any], name: str, before: dict[str, Any], task_id: int
) -> None:
    """What a folder holds now; a CentralCloudError where it was not read."""
    _, loaded_at, artifacts, invalid_files = next(
        row for row in _folders(connection) if row[0] == name
    )
    if loaded_at == before[name]:
        raise CentralCloudError(
            f"folder {name} was not read",
            detail=error_of(connection, task_id),
            hint="The task stays in scheduling.tasks; a worker tries it again after its backoff.",
        )
    click.echo(
        f"{name}: {counted(artifacts, 'artifact')}, "
        f"{counted(invalid_files, 'file')} that could not be loaded"
    )
    for folder, file, path, reason in _invalid(connection):
        if folder == name:
            click.echo(printable(f"  {file}: {path}: {reason}"))
