"""`centralcloud instance join`: linked and tried, or nothing changed and told why."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.instance import instance as instance_group
from centralcloud.errors import CentralCloudError
from tests.conftest import Database


def join(instance: Database, hub: str, password: Path) -> Result:
    """Run the command; an error of ours is raised, as in `main`."""
    return CliRunner().invoke(
        instance_group,
        ["join", "--hub", hub, "--name", "singularity-1", "--password-file", str(password),
         "--database", instance.conninfo],
        catch_exceptions=False,
    )  # fmt: skip


@pytest.fixture
def password(hub: Database, tmp_path: Path) -> Path:
    """The file that `fleet add` would have written."""
    file = tmp_path / "password"
    file.write_text(hub.one("select fleet.add('singularity-1')") + "\n")
    return file


def test_it_joins_and_exchanges(hub: Database, instance: Database, password: Path) -> None:
    """What waits in the outbox goes at once."""
    instance.all("""select link.enqueue('{"type": "heartbeat"}')""")
    result = join(instance, hub.conninfo, password)
    assert result.exit_code == 0
    assert "sent 1, refused 0, received 0" in result.output
    assert instance.one("select instance from link.state") == "singularity-1"


def test_a_wrong_password_changes_nothing(
    hub: Database, instance: Database, password: Path
) -> None:
    """SC305, in words, and the database is as before."""
    password.write_text("wrong")
    with pytest.raises(CentralCloudError) as caught:
        join(instance, hub.conninfo, password)
    assert caught.value.sqlstate == "SC305"
    assert "refused the login of singularity-1" in caught.value.message
    assert instance.one("select instance from link.state") is None
    assert instance.one("select count(*) from pg_foreign_server") == 0


@pytest.mark.parametrize(
    ("hub_address", "words"),
    [
        ("host=/nowhere dbname=hub", "the hub cannot be reached"),
        ("host=/nowhere", "names no database"),
        ("://", "cannot be read as a connection string"),
    ],
)
def test_a_hub_that_is_not_there_is_told(
    instance: Database, password: Path, hub_address: str, words: str
) -> None:
    """Each with its own words."""
    with pytest.raises(CentralCloudError) as caught:
        join(instance, hub_address, password)
    assert words in caught.value.message
    assert caught.value.hint


def test_an_empty_password_file_is_told(hub: Database, instance: Database, tmp_path: Path) -> None:
    """Before anything is called."""
    empty = tmp_path / "empty"
    empty.write_text("\n")
    with pytest.raises(CentralCloudError, match="holds no password"):
        join(instance, hub.conninfo, empty)
