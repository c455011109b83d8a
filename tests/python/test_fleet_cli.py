"""`centralcloud fleet` on a real hub: the passwords it gives are what the server asks for."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_the_list_shows_owners_and_when_they_were_heard(hub: Database) -> None:
    """One row an instance."""
    run(hub, "add", "singularity-1", "--owner", "ann")
    run(hub, "add", "singularity-2")
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    hub.one(
        """select intake.send('{"type": "heartbeat", "source": "singularity-1", "version": "9"}')"""
    )
    listed = run(hub, "list").output
    assert re.search(r"singularity-1 │ ann +│ active │ 1 +│ 9 +│ 2026-01-01 00:00 │", listed)
    assert re.search(r"singularity-2 │ singularity-2 │ active │ 1 +│ +│ never", listed)


def test_a_removed_instance_is_locked_out(hub: Database) -> None:
    """Its login is gone; the list no longer has it."""
    run(hub, "add", "singularity-1")
    assert run(hub, "remove", "singularity-1", "--yes").output == "singularity-1 is removed\n"
    assert hub.all("select 1 from pg_roles where rolname = 'singularity-1'") == []
    assert "singularity-1" not in run(hub, "list").output
