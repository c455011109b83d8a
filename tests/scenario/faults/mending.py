"""What mends a fault: the next action of what doctor says, taken from its hint and typed."""

from __future__ import annotations

import re
import shlex

from click.testing import CliRunner

from centralcloud.cli import cli
from tests.conftest import Database
from tests.scenario.faults import Mend, System


def typed(pattern: str = "(.*)", *, on: str = "hub", as_owner: bool = False) -> Mend:
    """The SQL in the hint, which `pattern` finds, as a superuser of the database whose it is."""

    def mend(system: System, hints: list[str]) -> None:
        for hint in hints:
            database = system.of(on)
            if as_owner:
                database.all("set role centralcloud_owner")
            for statement in _found(pattern, hint).split("; "):
                database.all(statement)
            database.all("reset role")

    return mend


def commanded(pattern: str = "(upgrade)", *, on: str = "hub", which: str = "select ''") -> Mend:
    """The command in the hint, which `pattern` finds, and what a query says it is to be done to."""

    def mend(system: System, hints: list[str]) -> None:
        for hint in hints:
            line = f"centralcloud {_found(pattern, hint)} {system.of(on).one(which)}"
            command(system.of(on), line.removeprefix("centralcloud "))

    return mend


def then(*steps: Mend | str) -> Mend:
    """One after the other; a text is SQL on the hub."""

    def mend(system: System, hints: list[str]) -> None:
        for step in steps:
            if isinstance(step, str):
                system.hub.all(step)
            else:
                step(system, hints)

    return mend


def once(question: str) -> Mend:
    """Wait until the server has done what it was told."""
    return lambda system, _: system.hub.eventually(question)


def command(database: Database, line: str) -> None:
    """`centralcloud` with these words."""
    words = [*shlex.split(line), "--database", database.conninfo]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, (line, done.output, done.exception)


def _found(pattern: str, hint: str) -> str:
    found = re.search(pattern, hint)
    assert found is not None, hint
    return found[1]
