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
from tests.conftest import Database, Fleet

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


def calls() -> str:
    """The calls of the section on the ranking, with what they print."""
    found = re.search(r"^```console\n(.+?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_a_call_prints_what_it_shows(fleet: Fleet) -> None:
    """After the session, in a terminal of 80 columns."""
    fleet.hub.one("select centralcloud.freeze_clock('2026-11-28 09:00Z')")
    for name in ("singularity-1", "singularity-2"):
        fleet.passwords[name] = fleet.hub.one("select fleet.add(%s)", [name])
    played(fleet, transcript())
    shown = calls()
    for line in re.findall(r"^\$ centralcloud (.+)$", calls(), re.MULTILINE):
        ran = centralcloud(fleet.hub, *shlex.split(line), COLUMNS="80")
        assert ran.returncode == 0, ran.stderr
        said = f"$ centralcloud {line}\n" + re.sub(r" +$", "", ran.stdout, flags=re.MULTILINE)
        # What an ellipsis stands for is left out.
        section = shown[shown.index(f"$ centralcloud {line}\n") :].partition("\n\n$ ")[0]
        assert said.startswith(section.partition("…\n")[0].rstrip("\n"))
        assert section.endswith("…\n") or said.rstrip() == section.rstrip()


def centralcloud(
    database: Database, *words: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A call of the command on a database."""
    return subprocess.run(
        [sys.executable, "-c", "from centralcloud.cli import main; main()", *words],
        env={**os.environ, "CENTRALCLOUD_DATABASE": database.conninfo, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def looks() -> list[list[str]]:
    """The commands of the sections on what is to be seen, as a shell splits them."""
    lines = []
    for chapter in ("Messages", "The ranking", "Seeing it"):
        section = README.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
        block = re.search(r"^```\n(.+?)^```$", section, re.MULTILINE | re.DOTALL)
        assert block is not None
        lines += block[1].splitlines()
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("words", looks(), ids=" ".join)
def test_where_to_look_can_be_looked(fleet: Fleet, words: list[str]) -> None:
    """On a hub that told something a month ago, and on an instance where it says so."""
    assert words[0] == "centralcloud"
    instance = fleet.add("singularity-1")
    fleet.hub.one("select centralcloud.freeze_clock('2026-10-28 09:00Z')")
    fleet.hub.one(
        """
        select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": [
          {"name": "guard clause", "frequency": 12, "success_rate": 0.9}]}')
        """
    )
    fleet.hub.one("call scheduling.run_job('pattern_aggregation')")
    fleet.hub.one("select centralcloud.freeze_clock(null)")
    fleet.hub.one("""select routing.publish('patterns_updated', '{"type": "patterns_updated"}')""")
    places = {"status": [instance], "dead-letters": [fleet.hub, instance]}
    for database in places.get(words[1], [fleet.hub]):
        ran = centralcloud(database, *words[1:])
        # This server does without fsync, and doctor says so.
        assert ran.returncode == (1 if words[1] == "doctor" else 0), ran.stderr
        assert ran.stdout


def sql_of(chapter: str) -> list[str]:
    """The statements of a section."""
    section = README.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
    block = re.search(r"^```sql\n(.+?)^```$", section, re.MULTILINE | re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def test_what_a_hub_is_told_of_its_forge_can_be_told(fleet: Fleet) -> None:
    """Setting by setting."""
    for statement in sql_of("What was learned"):
        fleet.hub.all(statement)
    assert fleet.hub.one("select learning.forge() ->> 'repository'") == "acme/templates_data"


def test_what_agents_ask_can_be_asked(fleet: Fleet, tmp_path: Path) -> None:
    """Of an instance that has read the artifacts to begin with."""
    instance = fleet.add("singularity-1")
    made = centralcloud(instance, "templates", "init", str(tmp_path / "templates_data"))
    assert made.returncode == 0, made.stderr
    loaded = centralcloud(instance, "knowledge", "load", str(tmp_path / "templates_data"))
    assert loaded.returncode == 0, loaded.stderr
    said = [instance.all(statement) for statement in sql_of("Templates")]
    assert said[0][0][0]["id"] == "review/python"
    assert "diff --git a/shop.py b/shop.py" in said[1][0][0]
    assert said[3] == [("prompt", "review/python", "1.0.0", 1, 1, 0.9)]


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
