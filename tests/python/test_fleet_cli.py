"""`centralcloud fleet` on a real hub: the passwords it gives are what the server asks for."""

from __future__ import annotations

import json
import re
import resource
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.fleet import fleet
from centralcloud.errors import CentralCloudError
from tests.conftest import Database


def run(hub: Database, *arguments: str) -> Result:
    """The command's output; its error, where it fails, is raised."""
    result = CliRunner().invoke(fleet, [*arguments, "--database", hub.conninfo])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_password_is_shown_once_and_works(hub: Database) -> None:
    """The last line of the output."""
    password = run(hub, "add", "singularity-1").output.splitlines()[-1]
    with hub.connect("singularity-1", password) as instance:
        row = instance.execute("select session_user").fetchone()
    assert row == ("singularity-1",)


def test_a_password_file_is_for_its_owner_alone(hub: Database, tmp_path: Path) -> None:
    """Mode 0600, and the password is not shown."""
    file = tmp_path / "password"
    output = run(hub, "add", "singularity-1", "--password-file", str(file)).output
    password = file.read_text().strip()
    assert file.stat().st_mode & 0o777 == 0o600
    assert password not in output
    hub.connect("singularity-1", password)


def test_a_password_file_that_is_there_is_left_alone(hub: Database, tmp_path: Path) -> None:
    """And nothing is registered."""
    file = tmp_path / "password"
    file.write_text("mine")
    with pytest.raises(CentralCloudError, match="is there already"):
        run(hub, "add", "singularity-1", "--password-file", str(file))
    assert file.read_text() == "mine"
    assert hub.all("select * from fleet.names()") == []


def test_a_folder_that_is_missing_is_told(hub: Database, tmp_path: Path) -> None:
    """In words; nothing is registered."""
    with pytest.raises(CentralCloudError, match="can't be written"):
        run(hub, "add", "singularity-1", "--password-file", str(tmp_path / "no" / "password"))
    assert hub.all("select * from fleet.names()") == []


def test_a_password_that_does_not_fit_leaves_no_file(hub: Database, tmp_path: Path) -> None:
    """Nor an instance: the same call can be made again."""
    file = tmp_path / "password"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(CentralCloudError, match="can't be written: File too large"):
            run(hub, "add", "singularity-1", "--password-file", str(file))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not file.exists()
    assert hub.all("select * from fleet.names()") == []


def test_the_list_shows_owners_and_when_they_were_heard(hub: Database) -> None:
    """One row an instance."""
    run(hub, "add", "singularity-1", "--owner", "ann")
    run(hub, "add", "singularity-2")
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    hub.one(
        """select intake.send('{"type": "heartbeat", "source": "singularity-1", "version": "9"}')"""
    )
    listed = run(hub, "list").output
    assert re.search(r"^singularity-1 +ann +active +1 +9 +2026-01-01 00:00 *$", listed, re.M)
    assert re.search(r"^singularity-2 +singularity-2 +active +1 +never *$", listed, re.M)


def test_a_removed_instance_is_locked_out(hub: Database) -> None:
    """Its login is gone; the list no longer has it."""
    run(hub, "add", "singularity-1")
    assert run(hub, "remove", "singularity-1", "--yes").output == "singularity-1 is removed\n"
    assert hub.all("select 1 from pg_roles where rolname = 'singularity-1'") == []
    assert "singularity-1" not in run(hub, "list").output


def test_a_paused_instance_is_refused_until_it_is_resumed(hub: Database) -> None:
    """The list shows it."""
    password = run(hub, "add", "singularity-1").output.splitlines()[-1]
    instance = hub.connect("singularity-1", password)
    run(hub, "pause", "singularity-1")
    assert "paused" in run(hub, "list").output
    with pytest.raises(psycopg.Error) as caught:
        instance.execute("""select intake.send('{"type": "patterns", "patterns": []}')""")
    assert caught.value.sqlstate == "SC106"
    run(hub, "resume", "singularity-1")
    instance.execute("""select intake.send('{"type": "patterns", "patterns": []}')""")


def test_a_rotated_password_voids_the_one_before(hub: Database, tmp_path: Path) -> None:
    """Also into a file; one that is there is left alone, and so is the password."""
    old = run(hub, "add", "singularity-1").output.splitlines()[-1]
    file = tmp_path / "password"
    run(hub, "rotate", "singularity-1", "--password-file", str(file))
    new = file.read_text().strip()
    with pytest.raises(CentralCloudError, match="is there already"):
        run(hub, "rotate", "singularity-1", "--password-file", str(file))
    hub.connect("singularity-1", new)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        hub.connect("singularity-1", old)


def test_a_quota_is_shown_changed_and_taken_back(hub: Database) -> None:
    """Only what is named changes."""
    run(hub, "add", "singularity-1")
    shown = run(hub, "quota", "singularity-1", "--max-streams", "5").output
    assert re.search(r"max_streams +5 +its own", shown)
    assert re.search(r"messages_per_hour +36,000 +default", shown)
    quotas = json.loads(run(hub, "quota", "singularity-1", "--json").output)
    assert [q["value"] for q in quotas if q["is_own"]] == [5]
    shown = run(hub, "quota", "singularity-1", "--max-streams", "default").output
    assert re.search(r"max_streams +10,000 +default", shown)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "²", "1000000000001", "9" * 19])
def test_what_is_no_quota_is_a_wrong_call(value: str) -> None:
    """Told before anything is connected to."""
    ran = CliRunner().invoke(fleet, ["quota", "singularity-1", "--max-streams", value])
    assert ran.exit_code == 2
    assert "is no whole number from 1 to 1000000000000, nor `default`" in ran.output


def test_the_list_is_there_for_programs(hub: Database) -> None:
    """One JSON array."""
    run(hub, "add", "singularity-1", "--owner", "ann")
    [member] = json.loads(run(hub, "list", "--json").output)
    assert (member["name"], member["owner"], member["state"]) == ("singularity-1", "ann", "active")


def test_a_fleet_of_none_says_how_to_begin(hub: Database) -> None:
    """To a program it is an empty array."""
    assert "`centralcloud fleet add NAME` registers one" in run(hub, "list").output
    assert json.loads(run(hub, "list", "--json").output) == []


@pytest.mark.parametrize("arguments", [("list",), ("add", "singularity-1")])
def test_an_instance_has_no_fleet(instance: Database, arguments: tuple[str, ...]) -> None:
    """In words."""
    with pytest.raises(CentralCloudError, match="is no hub, it is an instance"):
        run(instance, *arguments)


@pytest.mark.parametrize("verb", ["pause", "resume", "rotate", "quota"])
def test_who_is_not_there_is_told(hub: Database, verb: str) -> None:
    """SC404, whatever is wanted of it."""
    with pytest.raises(psycopg.Error) as caught:
        run(hub, verb, "nobody")
    assert caught.value.sqlstate == "SC404"
