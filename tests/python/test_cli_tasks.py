"""`centralcloud tasks`: what the worker is asked to do, and what can be done about it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli import cli
from centralcloud.cli.tasks import tasks
from centralcloud.cli.worker import worker
from centralcloud.errors import CentralCloudError
from tests.conftest import Database

PROBE = """
update scheduling.jobs set enabled = false;
select scheduling.register_task_kind('probe', 'Probes.', p_max_attempts => 1);
select scheduling.register_task_kind('other', 'Probes too.', p_max_attempts => 1);
"""


@pytest.fixture
def probe(hub: Database) -> Database:
    """A hub with two kinds, whose tasks are tried once."""
    hub.connection.execute(PROBE)
    return hub


def request(hub: Database, key: str, kind: str = "probe") -> int:
    """Ask for a task."""
    number: int = hub.one("select scheduling.request_task(%s, '{}', %s)", [kind, key])
    return number


def bury(hub: Database, key: str, kind: str = "probe") -> int:
    """A dead task."""
    number = request(hub, key, kind)
    hub.one("select task_id from scheduling.take_task('w', %s)", [[kind]])
    assert hub.one("select scheduling.fail_task(%s, 'w', 'no luck')", [number]) == "dead"
    return number


def run(hub: Database, *arguments: str) -> Result:
    """The command's result; its error is raised."""
    result = CliRunner().invoke(tasks, [*arguments, "--database", hub.conninfo])
    if isinstance(result.exception, Exception):
        raise result.exception
    return result


def states(hub: Database) -> dict[str, str]:
    """State by key."""
    return dict(hub.all("select key, state from scheduling.tasks order by task_id"))


def test_a_list_says_how_far_each_is(probe: Database) -> None:
    """With a bar for what runs, and the error of what failed."""
    bury(probe, "lost")
    number = request(probe, "shop")
    probe.one("select task_id from scheduling.take_task('w', '{probe}')")
    probe.one("select scheduling.report_progress(%s, 'w', 30, 100, 'files')", [number])
    request(probe, "later", "other")
    listed = run(probe, "list").output
    assert re.search(r"\bshop .*\brunning +1/1 +███░░░░░░░  30% 30/100 files\b", listed)
    assert re.search(r"\blost .*\bdead +1/1 .*\bno luck\b", listed)
    assert re.search(r"\blater .*\bqueued +0/1\b", listed)

    assert "shop" not in run(probe, "list", "--state", "dead").output
    none = run(probe, "list", "--kind", "other", "--state", "dead").output
    assert none == "no dead tasks of kind other\n"
    (one,) = json.loads(run(probe, "list", "--state", "running", "--json").output)
    assert (one["key"], one["progress_done"], one["progress_total"]) == ("shop", 30, 100)


def test_one_is_shown_whole(probe: Database) -> None:
    """As lines, or as an object; one that is not there is an error."""
    number = bury(probe, "lost")
    shown = run(probe, "show", str(number)).output
    assert re.search(r"^state: +dead$", shown, re.MULTILINE)
    assert re.search(r"^payload: +{}$", shown, re.MULTILINE)
    assert json.loads(run(probe, "show", str(number), "--json").output)["error"] == "no luck"
    with pytest.raises(CentralCloudError, match="there is no task 999"):
        run(probe, "show", "999")


def test_one_is_cancelled_redriven_and_discarded(probe: Database) -> None:
    """Each says what it did, and refuses what can't be."""
    number = str(request(probe, "a"))
    assert run(probe, "cancel", number, "--reason", "enough").output == (
        f"task {number} is cancelled\n"
    )
    assert "by postgres: enough" in run(probe, "list").output
    with pytest.raises(Exception, match=f"task {number} is cancelled"):
        run(probe, "cancel", number)
    assert run(probe, "redrive", number).output == f"task {number} is queued again\n"
    with pytest.raises(Exception, match=f"task {number} is queued"):
        run(probe, "discard", number)
    run(probe, "cancel", number)
    assert run(probe, "discard", number).output == f"task {number} is discarded\n"
    assert states(probe) == {}


def test_all_dead_ones_are_redriven(probe: Database) -> None:
    """Of a kind, or of all; of one key the newest."""
    first, second = bury(probe, "a"), bury(probe, "a")
    bury(probe, "b", "other")
    result = run(probe, "redrive", "--all", "--kind", "probe")
    assert result.stdout == f"task {second} is queued again\n"
    assert result.stderr == f"task {first} stays dead: another task probe a is open already\n"
    assert states(probe)["b"] == "dead"
    run(probe, "redrive", "--all")
    assert states(probe)["b"] == "queued"
    assert run(probe, "redrive", "--all", "--kind", "other").output == (
        "no dead tasks of kind other\n"
    )


@pytest.mark.parametrize("words", ["list --kind slip", "redrive --all --kind slip"])
def test_a_kind_that_is_none_is_told(probe: Database, words: str) -> None:
    """It is no empty list."""
    with pytest.raises(psycopg.Error, match="there is no task kind slip"):
        run(probe, *words.split())


@pytest.mark.parametrize(
    "words",
    [
        "redrive",
        "redrive 1 --all",
        "redrive 1 --kind x",
        "show 99999999999999999999",
        "list --limit 99999999999",
    ],
)
def test_a_wrong_call_is_told(probe: Database, words: str) -> None:
    """With exit code 2."""
    assert run(probe, *words.split()).exit_code == 2


# The unit ----------------------------------------------------------------------------------------


def printed_unit() -> str:
    """What `worker --systemd` prints."""
    result = CliRunner().invoke(worker, ["--systemd"])
    assert result.exit_code == 0
    return result.output


def test_what_the_unit_starts_is_there() -> None:
    """Its command and options exist, and systemd waits for longer than the grace."""
    unit = printed_unit()
    started = re.search(r"^ExecStart=(\S+) (\S+) (.+)$", unit, re.MULTILINE)
    assert started is not None and Path(started[1]).is_absolute()
    command = cli.get_command(click.Context(cli), started[2])
    assert command is not None
    context = command.make_context("worker", started[3].split())
    stop = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert stop is not None and int(stop[1]) > context.params["grace"] > 0
    assert "Type=notify" in unit.splitlines()


def test_the_unit_starts_the_program_that_printed_it() -> None:
    """Wherever pip put that."""
    program = Path(sys.executable).with_name("centralcloud")
    if not program.exists():
        pytest.skip("the package is not installed")
    ran = subprocess.run(
        [program, "worker", "--systemd"], capture_output=True, text=True, check=True
    )
    assert f"ExecStart={program} worker " in ran.stdout


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    """`systemd-analyze verify`, with a program that is there."""
    unit = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", printed_unit(), flags=re.MULTILINE)
    path = tmp_path / "centralcloud-worker@.service"
    path.write_text(unit)
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", path],
        capture_output=True, text=True, check=False, env={**os.environ, "SYSTEMD_LOG_LEVEL": "err"},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
