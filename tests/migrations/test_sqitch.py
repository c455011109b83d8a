"""Sqitch and the installer make the same database, and read each other's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from centralcloud.bundle.installer import Installer
from centralcloud.bundle.plan import read_plan
from centralcloud.errors import CentralCloudError
from tests.conftest import Database
from tests.migrations.conftest import dump, run

KINDS = ("hub", "instance")

pytestmark = pytest.mark.once


@pytest.mark.parametrize("kind", KINDS)
def test_both_make_the_same_schema(
    kind: str, empty: Callable[[], Database], sqitch_made: Callable[[str], Database]
) -> None:
    """`sqitch deploy` + the manifests = `centralcloud install`, in pg_dump -s."""
    ours = empty()
    with Installer(ours.conninfo) as installer:
        installer.install(kind, "tick")

    said = dump(ours)
    assert dump(sqitch_made(kind)) == said
    assert "CREATE TABLE" in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_made_by_sqitch_is_adopted(
    kind: str, sqitch_made: Callable[[str], Database]
) -> None:
    """Nothing is deployed again, and afterwards both ledgers agree."""
    database = sqitch_made(kind)
    said: list[str] = []
    with Installer(database.conninfo, said.append) as installer:
        installer.install(kind, "tick")
        assert installer.verify() == []

    assert any(line.startswith("adopted ") for line in said), said
    assert not any(line.startswith("deployed ") for line in said), said
    for bundle in ("core", kind):
        run("sqitch", "verify", bundle, database=database)


def test_an_edited_script_of_a_database_made_by_sqitch_is_named(
    sqitch_made: Callable[[str], Database], bundles: Path
) -> None:
    """Sqitch kept the script's hash; adoption compares it."""
    database = sqitch_made("hub")
    script = bundles / "sql/hub/deploy/intake.sql"
    script.write_text(script.read_text() + "-- a further thought\n")

    with pytest.raises(CentralCloudError) as caught, Installer(database.conninfo) as installer:
        installer.install("hub", "tick")
    assert caught.value.sqlstate == "SC903"


def test_sqitch_refuses_to_make_a_hub_an_instance(sqitch_made: Callable[[str], Database]) -> None:
    """As the installer does: the plan's conflicts say it."""
    with pytest.raises(AssertionError, match="onflict"):
        run("sqitch", "deploy", "instance", database=sqitch_made("hub"))


def test_its_registry_is_kept_in_step(sqitch_made: Callable[[str], Database]) -> None:
    """Where sqitch has a registry, what we deploy is in it under sqitch's own ids."""
    database = sqitch_made("hub")
    run("sqitch", "revert", "-y", "--to", "intake", "hub", database=database)
    with Installer(database.conninfo) as installer:
        # The ledger of yoyo was never made: the installer learns from sqitch what is missing.
        installer.install("hub", "tick")

    status = run("sqitch", "status", "hub", database=database)
    assert "Nothing to deploy (up-to-date)" in status
    run("sqitch", "verify", "hub", database=database)


def test_log_only_tells_sqitch_of_an_installed_database(hub: Database) -> None:
    """`sqitch deploy --log-only` is how sqitch takes over what we installed."""
    for bundle in ("core", "hub"):
        run("sqitch", "deploy", "--log-only", bundle, database=hub)
        run("sqitch", "verify", bundle, database=hub)


@pytest.mark.parametrize("bundle", ("core", "hub", "instance"))
def test_change_ids_are_those_of_sqitch(bundle: str, empty: Callable[[], Database]) -> None:
    """Ids computed from the plan equal those that sqitch prints."""
    shown = run("sqitch", "plan", bundle, "--format", "format:%h %n", database=empty())
    theirs = dict(reversed(line.split()) for line in re.findall(r"^[0-9a-f]{40} \S+", shown, re.M))

    assert theirs == {change.name: change.sqitch_id for change in read_plan(bundle)}
