"""Sqitch and the installer make the same database, and read each other's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from centralcloud.bundle.installer import Installer
from centralcloud.bundle.plan import read_plan
from tests.conftest import Database
from tests.migrations.conftest import by_hand, dump, run

KINDS = ("hub", "instance")


@pytest.mark.parametrize("kind", KINDS)
def test_both_make_the_same_schema(kind: str, empty: Callable[[], Database]) -> None:
    """`sqitch deploy` + the manifests = `centralcloud install`, in pg_dump -s."""
    sqitch_made, ours = empty(), empty()
    by_hand(sqitch_made, kind)
    with Installer(ours.conninfo) as installer:
        installer.install(kind, "tick")

    assert dump(sqitch_made) == dump(ours)
    assert "CREATE TABLE" in dump(ours)


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_made_by_sqitch_is_adopted(kind: str, empty: Callable[[], Database]) -> None:
    """Nothing is deployed again, and afterwards both ledgers agree."""
    database = empty()
    by_hand(database, kind)
    said: list[str] = []
    with Installer(database.conninfo, said.append) as installer:
        installer.install(kind, "tick")
        assert installer.verify() == []

    assert any(line.startswith("adopted ") for line in said), said
    assert not any(line.startswith("deployed ") for line in said), said
    for bundle in ("core", kind):
        run("sqitch", "verify", bundle, database=database)


def test_its_registry_is_kept_in_step(empty: Callable[[], Database]) -> None:
    """Where sqitch has a registry, what we deploy is in it under sqitch's own ids."""
    database = empty()
    by_hand(database, "hub")
    run("sqitch", "revert", "-y", "--to", "intake", "hub", database=database)
    with Installer(database.conninfo) as installer:
        # The ledger of yoyo was never made: the installer learns from sqitch what is missing.
        installer.install("hub", "tick")

    status = run("sqitch", "status", "hub", database=database)
    assert "Nothing to deploy (up-to-date)" in status
    run("sqitch", "verify", "hub", database=database)


def test_log_only_tells_sqitch_of_an_installed_database(empty: Callable[[], Database]) -> None:
    """`sqitch deploy --log-only` is how sqitch takes over what we installed."""
    database = empty()
    with Installer(database.conninfo) as installer:
        installer.install("hub", "tick")
    for bundle in ("core", "hub"):
        run("sqitch", "deploy", "--log-only", bundle, database=database)
        run("sqitch", "verify", bundle, database=database)


@pytest.mark.parametrize("bundle", ("core", "hub", "instance"))
def test_change_ids_are_those_of_sqitch(bundle: str, empty: Callable[[], Database]) -> None:
    """Ids computed from the plan equal those that sqitch prints."""
    shown = run("sqitch", "plan", bundle, "--format", "format:%h %n", database=empty())
    theirs = dict(reversed(line.split()) for line in re.findall(r"^[0-9a-f]{40} \S+", shown, re.M))

    assert theirs == {change.name: change.sqitch_id for change in read_plan(bundle)}
