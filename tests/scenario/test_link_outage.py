"""Hubs that stop, connections that end, networks that go silent: the next exchange mends it."""

from __future__ import annotations

import random
import shutil
import signal
import time
from collections.abc import Iterator
from functools import partial

import psycopg
import pytest

from tests.conftest import Database, Databases, Fleet, Server
from tests.scenario.silence import Wire
from tests.scenario.test_link import (
    be_cancelled,
    cancel_exchange,
    count_effects,
    exchange,
    publish,
    seen,
)
from tests.scenario.test_link_restored import CAME, tell
from tests.waiting import PATIENCE, eventually, running


@pytest.fixture(scope="module")
def second_server() -> Iterator[Server]:
    """A server that tests may stop."""
    running = Server()
    yield running
    running.stop()
    shutil.rmtree(running.base_dir, ignore_errors=True)


@pytest.fixture
def far_fleet(
    second_server: Server, databases: Databases, templates: dict[str, str]
) -> Iterator[Fleet]:
    """A fleet whose hub is on that server."""
    far = Databases(second_server)
    hub = far.create(second_server.template("hub"))
    # A server that shuts down waits for who is connected.
    far.close()
    yield Fleet(hub, databases, templates["instance"])
    far.drop_all()


def rejoin(fleet: Fleet, instance: Database, name: str, wire: Wire) -> None:
    """Have an instance call its hub over a wire."""
    instance.one(
        "select link.join(%s, %s, 5432, %s, %s)",
        [name, str(wire.folder), fleet.hub.name, fleet.passwords[name]],
    )


def try_to_exchange(instance: Database) -> None:
    """Exchange as far as it goes, as each slot does."""
    try:
        exchange(instance)
    except psycopg.Error as error:
        assert error.sqlstate == "SC304", error


def crash(server: Server) -> None:
    """Stop it without a checkpoint; it recovers when it starts."""
    assert server.child_process is not None
    server.child_process.send_signal(signal.SIGQUIT)
    server.child_process.wait(PATIENCE)
    server.child_process = None


def refuses(hub: Database) -> bool:
    """Whether its server takes no new connection."""
    try:
        psycopg.connect(hub.conninfo).close()
    except psycopg.OperationalError:
        return True
    return False


def check_that_all_came_once(fleet: Fleet, instance: Database, told: int) -> None:
    """Messages and news, in order."""
    exchange(instance)
    sent = [row[0] for row in instance.all("select message_id::text from link.outbox")]
    assert instance.one("select count(*) from link.outbox where state <> 'sent'") == 0
    assert sorted(row[0] for row in fleet.hub.all(CAME)) == sorted(sent)
    assert seen(instance) == list(range(1, told + 1))


def test_a_hub_that_stops_and_comes_back(far_fleet: Fleet, second_server: Server) -> None:
    """At any moment of an exchange, in order and by a crash: what was under way is told again."""
    instance = far_fleet.add("singularity-1")
    count_effects(instance)
    chance = random.Random(3)
    for number in range(1, 7):
        publish(far_fleet, number)
        for part in range(20):
            tell(instance, f"stream-{part}", number)
        instance.one("select centralcloud.change_setting('link.batch_size', '3')")
        with running(lambda: try_to_exchange(instance)):
            time.sleep(chance.uniform(0, 0.1))
            far_fleet.hub.close()
            if number % 2:
                crash(second_server)
            else:
                second_server.terminate()
        try_to_exchange(instance)
        assert instance.one("select count(*) from link.outbox where state = 'refused'") == 0
        second_server.start()
    check_that_all_came_once(far_fleet, instance, 6)


def test_connections_that_end_at_any_moment(fleet: Fleet) -> None:
    """The hub's backend is terminated again and again while a lot is exchanged."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    instance.one("select centralcloud.change_setting('link.batch_size', '3')")
    for number in range(1, 31):
        publish(fleet, number)
        tell(instance, f"stream-{number}", number)
    ended = 0

    def end_backends() -> None:
        nonlocal ended
        chance = random.Random(5)
        while ended < 15:
            time.sleep(chance.uniform(0, 0.03))
            ended += fleet.hub.one(
                "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity "
                "where usename = 'singularity-1'"
            )

    with running(end_backends):
        while ended < 15:
            try_to_exchange(instance)
    check_that_all_came_once(fleet, instance, 30)


def test_a_network_that_goes_silent(fleet: Fleet) -> None:
    """After so many bytes of an answer: the deadline holds, a cancel works, nothing is doubled."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    chance = random.Random(7)
    with Wire(fleet.hub.server.socket_folder) as wire:
        rejoin(fleet, instance, "singularity-1", wire)
        instance.one("select centralcloud.change_setting('link.timeout', '0.5 seconds')")
        for number in range(1, 11):
            publish(fleet, number)
            tell(instance, f"stream-{number}", number)
            # A login takes some 600 bytes of them, a pass as many; while logging in, libpq waits
            # for as long as connect_timeout says.
            wire.allowance = chance.randint(615, 2500)
            try_to_exchange(instance)
            wire.cut()
            wire.allowance = float("inf")
        instance.one("select centralcloud.change_setting('link.timeout', null)")
        check_that_all_came_once(fleet, instance, 10)


def test_a_silent_network_can_be_left(fleet: Fleet) -> None:
    """Cancelled long before the deadline."""
    instance = fleet.add("singularity-1")
    instance.one("select centralcloud.change_setting('link.timeout', '1 hour')")
    with Wire(fleet.hub.server.socket_folder) as wire:
        rejoin(fleet, instance, "singularity-1", wire)
        wire.allowance = 700
        with running(partial(be_cancelled, instance.connect("centralcloud_scheduler"))):
            eventually(lambda: wire.allowance < 0)
            cancel_exchange(instance)


def test_a_hub_that_is_shutting_down_is_tried_again(
    far_fleet: Fleet, second_server: Server
) -> None:
    """57P03: it waits for the last session, and then is gone; SC304 in the end."""
    instance = far_fleet.add("singularity-1")
    exchange(instance)
    instance.one("select centralcloud.change_setting('link.timeout', '1 second')")
    assert second_server.child_process is not None
    staying = far_fleet.hub.connect()
    second_server.child_process.terminate()
    try:
        eventually(partial(refuses, far_fleet.hub))
        began = time.monotonic()
        with pytest.raises(psycopg.Error) as caught:
            exchange(instance)
        assert caught.value.sqlstate == "SC304"
        assert "shutting down" in str(caught.value.diag.message_detail)
        assert time.monotonic() - began >= 1
    finally:
        staying.close()
        far_fleet.hub.close()
        second_server.child_process.wait(PATIENCE)
        second_server.child_process = None
        second_server.start()
    instance.one("select centralcloud.change_setting('link.timeout', null)")
    exchange(instance)
