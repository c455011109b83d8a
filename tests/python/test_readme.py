"""The README says only what is true: its session and its commands are run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from centralcloud.cli import COMMANDS
from tests.conftest import Fleet

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
PROMPT = re.compile(r"^(?P<user>[\w-]+)@hub=[>#] ")


def transcript() -> str:
    """The psql session on the first screen."""
    found = re.search(r"^```sql\n(.+?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def statements(session: str) -> list[tuple[str, str]]:
    """(user, statement as typed) of each prompt; a statement ends with its semicolon."""
    typed: list[tuple[str, str]] = []
    open_statement = False
    for line in session.splitlines():
        prompt = PROMPT.match(line)
        if prompt:
            typed.append((prompt["user"], line[prompt.end() :]))
            open_statement = not line.endswith(";")
        elif open_statement:
            user, before = typed[-1]
            typed[-1] = (user, f"{before}\n{line}")
            open_statement = not line.endswith(";")
    return typed


def played(fleet: Fleet, session: str) -> str:
    """The same session as psql shows it on a hub of its own."""
    shown = []
    for user, statement in statements(session):
        ran = subprocess.run(
            ["psql", "-X", "-v", "SHOW_CONTEXT=never",
             "-d", fleet.hub.server.conninfo(fleet.hub.name, user), "-c", statement],
            env={**os.environ, "PGPASSWORD": fleet.passwords.get(user, "")},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        sign = "#" if user == "postgres" else ">"
        said = ran.stdout.rstrip() + ran.stderr.rstrip()
        shown.append(f"{user}@hub={sign} {statement}\n{said}\n\n")
    return re.sub(r" +$", "", "".join(shown).rstrip() + "\n", flags=re.MULTILINE)


def test_the_session_is_what_psql_shows(fleet: Fleet) -> None:
    """To the letter, errors and all."""
    for name in ("singularity-1", "singularity-2"):
        fleet.passwords[name] = fleet.hub.one("select fleet.add(%s)", [name])
    fleet.hub.one("select centralcloud.change_setting('learning.git_url', '/srv/templates.git')")

    assert played(fleet, transcript()) == transcript()


def looks() -> list[list[str]]:
    """The commands of the sections on messages and on seeing it, as a shell splits them."""
    lines = []
    for chapter in ("Messages", "Seeing it"):
        section = README.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
        block = re.search(r"^```\n(.+?)^```$", section, re.MULTILINE | re.DOTALL)
        assert block is not None
        lines += block[1].splitlines()
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("words", looks(), ids=" ".join)
def test_where_to_look_can_be_looked(fleet: Fleet, words: list[str]) -> None:
    """On a hub that told something, and on an instance where it says so."""
    assert words[0] == "centralcloud"
    instance = fleet.add("singularity-1")
    fleet.hub.one("""select routing.publish('patterns_updated', '{"type": "patterns_updated"}')""")
    places = {"status": [instance], "dead-letters": [fleet.hub, instance]}
    for database in places.get(words[1], [fleet.hub]):
        ran = subprocess.run(
            [sys.executable, "-c", "from centralcloud.cli import main; main()", *words[1:]],
            env={**os.environ, "CENTRALCLOUD_DATABASE": database.conninfo},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        # This server does without fsync, and doctor says so.
        assert ran.returncode == (1 if words[1] == "doctor" else 0), ran.stderr
        assert ran.stdout


@pytest.mark.parametrize("script", ["demo", "test", "setup", "fresh", "image"])
def test_a_script_it_names_is_there(script: str) -> None:
    """Its two commands, what they call, and those for whoever works on it."""
    assert f"scripts/{script}" in README
    assert os.access(ROOT / "scripts" / script, os.X_OK)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"centralcloud ([a-z][a-z-]+)", README))))
def test_a_command_it_names_is_there(command: str) -> None:
    """Every `centralcloud …` in it has help."""
    assert command in COMMANDS
    ran = subprocess.run(
        [sys.executable, "-c", "from centralcloud.cli import main; main()", command, "--help"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def test_every_command_is_in_it() -> None:
    """Nothing to find out by accident; in the order of the help."""
    assert re.findall(r"^\| `centralcloud ([a-z-]+)` \|", README, re.MULTILINE) == list(COMMANDS)
