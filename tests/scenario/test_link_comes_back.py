"""An instance that is taken out of the fleet and comes back under its name."""

from __future__ import annotations

import psycopg
import pytest

from tests.conftest import Database, Fleet
from tests.scenario.test_link import count_effects, exchange, publish, seen
from tests.scenario.test_link_restored import check_that_nothing_is_lost, tell


def add_again(fleet: Fleet, name: str, instance: Database) -> None:
    """With a new password, which is all that the operator has to carry over."""
    password = fleet.hub.one("select fleet.add(%s)", [name])
    instance.one(
        "select link.join(%s, %s, 5432, %s, %s)",
        [name, str(fleet.hub.server.socket_folder), fleet.hub.name, password],
    )


def test_one_that_was_removed_and_added_again_goes_on_where_it_was(fleet: Fleet) -> None:
    """What it said and heard before counts once; what came meanwhile, both ways, arrives."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    tell(instance, "before", 1)
    publish(fleet, 1)
    exchange(instance)

    fleet.hub.one("select fleet.remove('singularity-1')")
    tell(instance, "meanwhile", 1)
    publish(fleet, 2)
    with pytest.raises(psycopg.Error) as caught:
        instance.one("select link.exchange()")
    assert caught.value.sqlstate == "SC305"

    add_again(fleet, "singularity-1", instance)
    publish(fleet, 3)
    assert exchange(instance)["resent"] == 0
    assert seen(instance) == [1, 2, 3]
    check_that_nothing_is_lost(fleet)


def test_a_new_database_under_an_old_name_hears_everything(fleet: Fleet) -> None:
    """The machine is gone, and its cursors at the hub are no others'."""
    old = fleet.add("singularity-1")
    count_effects(old)
    publish(fleet, 1)
    exchange(old)
    fleet.hub.one("select fleet.remove('singularity-1')")
    new = fleet.databases.create(fleet.instance_template)
    count_effects(new)
    add_again(fleet, "singularity-1", new)
    publish(fleet, 2)
    exchange(new)
    assert seen(new) == [1, 2]
    exchange(new)
    assert seen(new) == [1, 2]
