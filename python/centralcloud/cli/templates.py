"""`centralcloud templates`: a templates repository, as the person who keeps it sees it."""

from __future__ import annotations

import json
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import IO, Any

import click
from rich.text import Text

from centralcloud.cli.output import console_of, printable
from centralcloud.knowledge import workspace
from centralcloud.knowledge.artifacts import Invalid
from centralcloud.knowledge.compose import key_of, name_of, render, type_of
from centralcloud.knowledge.documents import InvalidDocument, parse_value
from centralcloud.knowledge.workspace import Shown, find, find_if_there

_COLOURS = {"-": "red", "+": "green", "@": "cyan"}

_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_in_folder = click.option(
    "--in", "folder", type=_folder, default=".", show_default=True, metavar="FOLDER",
    help="The repository's folder.",
)  # fmt: skip


@click.group()
def templates() -> None:
    """Keep a templates repository: make one, check it, look at it.

    An artifact is one JSON file with a type, an id and a version. A reference to it is type:id,
    which is the highest release, or type:id@version. Folders that begin with a dot are left out.
    """


@templates.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a Git repository with starter templates.

    FOLDER is empty or not there yet. The branch is main, and all is committed.
    """
    written = workspace.create(folder)
    count = sum(path.endswith(".json") for path in written)
    click.echo(f"{folder}: a repository with {count} artifacts, all committed on branch main")
    click.echo(f"next: centralcloud templates validate {folder}")


@templates.command()
@click.argument("folder", type=_folder, default=".")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def validate(folder: Path, strict: bool, as_json: bool) -> None:
    """List every problem of the files in FOLDER (default: here).

    One a line: file, JSON path, reason. A warning is what is allowed and most likely not meant: a
    placeholder that no parameter declares, a parameter that the body does not use. Exits 1 where
    there is a problem.
    """
    reading = workspace.read_working_tree(folder)
    warnings = workspace.warnings_of(reading)
    if as_json:
        told = {
            "artifacts": len(reading.artifacts),
            "problems": reading.invalid_as_json(),
            "warnings": [vars(warning) for warning in warnings],
        }
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for entry in reading.invalid:
            click.echo(_line(entry))
        for entry in warnings:
            click.echo(f"{_line(entry)} (warning)")
        counts = (len(reading.artifacts), len(reading.invalid), len(warnings))
        click.echo(f"{counts[0]} valid artifacts, {counts[1]} problems, {counts[2]} warnings")
    if reading.invalid or (strict and warnings):
        raise SystemExit(1)


@templates.command()
@click.argument("type_", metavar="TYPE")
@click.argument("id_", metavar="ID")
@click.option("--extends", metavar="REF", help="Make it a variant of that artifact.")
@_in_folder
def new(type_: str, id_: str, extends: str | None, folder: Path) -> None:
    """Begin a new artifact: a valid file to edit.

    Its file is named by type and id, such as prompts/review/python.json, and never takes the place
    of another one.
    """
    click.echo(str(workspace.scaffold(folder, type_, id_, extends)))


@templates.command()
@click.argument("reference", metavar="REF")
@_in_folder
@click.option("--raw", is_flag=True, help="Print the file itself, byte for byte.")
@click.option("--render", "is_rendered", is_flag=True, help="Print the text, parameters put in.")
@click.option(
    "--set", "given", multiple=True, metavar="NAME=VALUE",
    help="Render with this parameter; what is no string as JSON. Repeatable.",
)  # fmt: skip
@click.option(
    "--set-file", "from_files", multiple=True, metavar="NAME FILE",
    type=(str, click.File(encoding="utf-8")),
    help="The same with a file's text; - is standard input.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(
    *,
    reference: str,
    folder: Path,
    raw: bool,
    is_rendered: bool,
    given: tuple[str, ...],
    from_files: tuple[tuple[str, IO[str]], ...],
    as_json: bool,
) -> None:
    """Show an artifact with all it stands on, or render it.

    First what it stands on, then its members, then its body as text.
    """
    is_rendered = is_rendered or bool(given or from_files)
    if raw + is_rendered + as_json > 1:
        raise click.UsageError("Of --raw, --json and rendering, one at a time.")
    shown = find(workspace.read_working_tree(folder), reference)
    if raw:
        click.echo(shown.artifact.raw.encode(), nl=False)
    elif is_rendered:
        values = _values(shown.document, given) | {name: file.read() for name, file in from_files}
        click.echo(render(shown.document, values))
    elif as_json:
        click.echo(json.dumps(_as_json(shown), indent=2, ensure_ascii=False))
    else:
        click.echo(f"{_name(shown)}  {printable(shown.artifact.path)}")
        for key in shown.stands_on:
            click.echo(f"stands on {name_of(key)}")
        click.echo()
        for line in _lines(shown):
            click.echo(_safe(line))


@templates.command()
@click.argument("old", metavar="OLD")
@click.argument("new_", metavar="[NEW]", required=False)
@_in_folder
@click.option("--exit-code", is_flag=True, help="Exit 1 where they differ.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def diff(old: str, new_: str | None, folder: Path, exit_code: bool, as_json: bool) -> None:
    """What differs between two artifacts, with all they stand on.

    OLD and NEW are references. With OLD alone: what changed in it since the last commit, be it in
    its own file or in one it stands on. As with git diff, the exit code is 0 also where they
    differ, but for --exit-code.
    """
    now = workspace.read_working_tree(folder)
    first: Shown | None
    after: Shown | None
    if new_ is not None:
        first, after = find(now, old), find(now, new_)
    else:
        first = find_if_there(workspace.read_last_commit(folder), old)
        after = find_if_there(now, old) if first else find(now, old)
    named = _name(first) if new_ else f"{_name(first)} (last commit)"
    lines = list(unified_diff(_lines(first), _lines(after), named, _name(after), lineterm=""))
    if as_json:
        told = {"old": _as_json(first), "new": _as_json(after), "diff": lines}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        console = console_of()
        for line in lines:
            style = "bold" if line.startswith(("--- ", "+++ ")) else _COLOURS.get(line[:1], "")
            console.print(Text(_safe(line), style), soft_wrap=True, highlight=False)
    if exit_code and lines:
        raise SystemExit(1)


def _line(entry: Invalid) -> str:
    return printable(f"{entry.file}: {entry.path}: {entry.reason}")


def _values(document: dict[str, Any], given: tuple[str, ...]) -> dict[str, Any]:
    """What --set says, by name, of the type that the document declares."""
    values: dict[str, Any] = {}
    for each in given:
        name, equals, text = each.partition("=")
        if not equals:
            raise click.UsageError(f"--set takes NAME=VALUE, not {each!r}.")
        values[name] = text
        if type_of(document.get("parameters", {}).get(name, {})) != "string":
            # What is no JSON is no number either, and is told with what else does not fit.
            with suppress(InvalidDocument):
                values[name] = parse_value(text.encode(errors="surrogateescape"))
    return values


def _name(shown: Shown | None) -> str:
    return name_of(key_of(shown.document)) if shown else "nothing"


def _as_json(shown: Shown | None) -> dict[str, Any] | None:
    if shown is None:
        return None
    return {
        "reference": _name(shown),
        "file": shown.artifact.path,
        "stands_on": [name_of(key) for key in shown.stands_on],
        "document": shown.document,
    }


def _lines(shown: Shown | None) -> list[str]:
    """The members as JSON and the body as text, so that its lines are lines."""
    if shown is None:
        return []
    members = {name: value for name, value in shown.document.items() if name != "body"}
    lines = workspace.pretty(members).split("\n")
    return lines + (["", *shown.document["body"].split("\n")] if "body" in shown.document else [])


def _safe(line: str) -> str:
    """A line for a terminal, its tabs kept."""
    return "\t".join(map(printable, line.split("\t")))
