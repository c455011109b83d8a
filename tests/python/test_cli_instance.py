"""`centralcloud instance join | leave`: linked and tried, or nothing changed and told why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud import link
from centralcloud.cli.instance import instance as instance_group
from centralcloud.cli.status import status
from centralcloud.database import Row
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


def address(hub: Database) -> str:
    """Where the hub is, and no more."""
    return f"host={hub.server.socket_folder} dbname={hub.name}"


def leave(instance: Database, *options: str, answer: str = "") -> Result:
    """Run the command."""
    return CliRunner().invoke(
        instance_group, ["leave", *options, "--database", instance.conninfo], input=answer,
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
    result = join(instance, address(hub), password)
    assert result.exit_code == 0
    assert "sent 1, refused 0, received 0" in result.output
    assert instance.one("select instance from link.state") == "singularity-1"
    # One instance alone has nobody to make room for.
    assert instance.one("select extract(epoch from splay)::float8 from scheduling.jobs "
                        "where name = 'exchange'") == 0.1  # fmt: skip


def test_a_wrong_password_changes_nothing(
    hub: Database, instance: Database, password: Path
) -> None:
    """SC305, in words, and the database is as before."""
    password.write_text("wrong")
    with pytest.raises(CentralCloudError) as caught:
        join(instance, address(hub), password)
    assert caught.value.sqlstate == "SC305"
    assert "refused the login of singularity-1" in caught.value.message
    assert instance.one("select instance from link.state") is None
    assert instance.one("select count(*) from pg_foreign_server") == 0


def test_a_database_that_is_no_hub_is_told(
    hub: Database, instance: Database, password: Path
) -> None:
    """Not as if the instance's own database lacked something."""
    address_of_itself = f"host={hub.server.socket_folder} dbname={instance.name}"
    with pytest.raises(CentralCloudError) as caught:
        join(instance, address_of_itself, password)
    assert caught.value.sqlstate == "SC310"
    assert caught.value.message == "what singularity-1 is joined to answers as no hub does"
    assert 'schema "routing"' in (caught.value.detail or "")
    assert instance.one("select instance from link.state") is None


def test_a_hub_of_an_older_package_is_told(
    hub: Database, instance: Database, password: Path
) -> None:
    """It lacks what the first call asks for."""
    hub.all("drop function routing.greet()")
    with pytest.raises(CentralCloudError) as caught:
        join(instance, address(hub), password)
    assert caught.value.sqlstate == "SC310"
    assert "is to be upgraded" in (caught.value.hint or "")


@pytest.mark.parametrize("name", ["", "Singularity-1", "x" * 64, "-1", "a b"])
def test_what_is_no_name_is_told(name: str) -> None:
    """Before anything is called: an empty one would be the server's own."""
    with pytest.raises(CentralCloudError, match="is no instance's name"):
        link.join(cast("psycopg.Connection[Row]", None), name, {}, "secret")


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
        join(instance, address(hub), empty)


@pytest.mark.parametrize(
    "more", ["user=someone", "password=secret", "sslcert=/x", "options=-cx=1", "connect_timeout=1"]
)
def test_what_the_link_can_not_carry_is_refused(more: str) -> None:
    """In words, and without what it says: it was dropped in silence before it could matter."""
    with pytest.raises(CentralCloudError) as caught:
        link.address(f"host=hub dbname=hub {more}")
    assert f"may not name {more.partition('=')[0]}" in caught.value.message
    assert "secret" not in f"{caught.value.message} {caught.value.detail} {caught.value.hint}"


def test_the_hubs_authority_is_named_in_its_address(instance: Database) -> None:
    """It goes to the server's options, and libpq reads the file: where there is none it says so."""
    target = link.address("host=127.0.0.1 port=1 dbname=hub sslrootcert=/nowhere/root.crt")
    link.join(instance.connection, "singularity-1", target, "secret")
    options = instance.one("select array_to_string(srvoptions, ' ') from pg_foreign_server")
    assert "sslrootcert=/nowhere/root.crt" in options
    assert "sslmode=verify-full" in options


def test_it_leaves_and_keeps_the_outbox(hub: Database, instance: Database, password: Path) -> None:
    """Asked first, told what waits; twice is once; the next hub gets it."""
    join(instance, address(hub), password)
    instance.all("""select link.enqueue('{"type": "patterns", "patterns": []}')""")
    refused = leave(instance, answer="n\n")
    assert refused.exit_code == 1
    assert "messages that wait to be sent: 1" in refused.output
    assert instance.one("select instance from link.state") == "singularity-1"

    left = leave(instance, "--yes")
    assert left.exit_code == 0
    assert "left the hub that knew this as singularity-1" in left.output
    assert instance.one("select instance from link.state") is None
    assert instance.one("select count(*) from pg_foreign_server") == 0
    assert "nothing to leave" in leave(instance, "--yes").output
    assert "sent 1, refused 0" in join(instance, address(hub), password).output


def test_only_an_instance_can_leave(hub: Database) -> None:
    """A hub is told from one."""
    with pytest.raises(CentralCloudError, match="is no instance, it is a hub"):
        leave(hub, "--yes")


def test_the_status_tells_of_the_link(hub: Database, instance: Database, password: Path) -> None:
    """In words, with what to do; of a hub nothing; it exits 0 whatever it says."""

    def shown(database: Database, *options: str) -> str:
        result = CliRunner().invoke(status, [*options, "--database", database.conninfo])
        assert result.exit_code == 0
        return " ".join(result.output.split())

    assert "link: joined to no hub" in shown(instance)
    told = json.loads(shown(instance, "--json"))
    assert [remark["said"] for remark in told["link"]] == ["joined to no hub"]
    assert [bundle["pending"] for bundle in told["bundles"]] == [[], []]
    assert json.loads(shown(hub, "--json"))["pgmq"]["mode"] == "sql"
    assert "link:" not in shown(hub)
    join(instance, address(hub), password)
    assert "link: joined to its hub as singularity-1; last exchange" in shown(instance)

    hub.all("""alter role "singularity-1" password 'another'""")
    instance.connect("centralcloud_scheduler").execute("call scheduling.run_job('exchange')")
    said = shown(instance)
    assert "the hub refused the login of singularity-1 [SC305]" in said
    assert "`centralcloud instance join` again, with the password" in said
