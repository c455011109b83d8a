"""Hubs that stop, connections that end, networks that go silent: the next exchange mends it."""

from __future__ import annotations

import random
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests.conftest import Database, Databases, Fleet, Server
from tests.scenario.silence import Wire
from tests.scenario.test_link import count_effects, exchange, publish, seen
from tests.scenario.test_link_restored import CAME, tell


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


def try_to_exchange(instance: Database) -> float:
    """Exchange as far as it goes, as each slot does; the seconds that it took."""
    began = time.monotonic()
    try:
        exchange(instance)
    except psycopg.Error as error:
        assert error.sqlstate == "SC304", error
    return time.monotonic() - began


def crash(server: Server) -> None:
    """Stop it without a checkpoint; it recovers when it starts."""
    assert server.child_process is not None
    server.child_process.send_signal(signal.SIGQUIT)
    server.child_process.wait(30)
    server.child_process = None


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
        with ThreadPoolExecutor() as pool:
            calling = pool.submit(try_to_exchange, instance)
            time.sleep(chance.uniform(0, 0.1))
            far_fleet.hub.close()
            if number % 2:
                crash(second_server)
            else:
                second_server.terminate()
            calling.result(30)
        assert try_to_exchange(instance) < 3
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
    done = threading.Event()

    def end_backends() -> int:
        chance = random.Random(5)
        hub = fleet.hub.connect()
        ended = 0
        while not done.is_set():
            time.sleep(chance.uniform(0, 0.03))
            row = hub.execute(
                "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity "
                "where usename = 'singularity-1'"
            ).fetchone()
            assert row is not None
            ended += int(row[0])
        return ended

    with ThreadPoolExecutor() as pool:
        ending = pool.submit(end_backends)
        try:
            for _ in range(25):
                try_to_exchange(instance)
        finally:
            done.set()
        assert ending.result(10) > 5
    check_that_all_came_once(fleet, instance, 30)


def test_a_network_that_goes_silent(fleet: Fleet) -> None:
    """After so many bytes of an answer: the deadline holds, a cancel works, nothing is doubled."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    instance.one("select centralcloud.change_setting('link.timeout', '0.5 seconds')")
    chance = random.Random(7)
    with Wire(fleet.hub.server.socket_folder) as wire:
        rejoin(fleet, instance, "singularity-1", wire)
        for number in range(1, 11):
            publish(fleet, number)
            tell(instance, f"stream-{number}", number)
            # A login takes some 600 bytes of them, a pass as many; while logging in, libpq waits
            # for as long as connect_timeout says.
            wire.allowance = chance.randint(615, 2500)
            assert try_to_exchange(instance) < 5 + 0.5 + 1
            wire.cut()
            wire.allowance = float("inf")
        check_that_all_came_once(fleet, instance, 10)


def test_a_silent_network_can_be_left(fleet: Fleet) -> None:
    """Cancelled long before the deadline."""
    instance = fleet.add("singularity-1")
    with Wire(fleet.hub.server.socket_folder) as wire:
        rejoin(fleet, instance, "singularity-1", wire)
        wire.allowance = 700
        session = instance.connect("centralcloud_scheduler")
        stop = threading.Timer(0.5, session.cancel)
        stop.start()
        began = time.monotonic()
        with pytest.raises(psycopg.errors.QueryCanceled):
            session.execute("select link.exchange()")
        assert time.monotonic() - began < 3


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
        time.sleep(0.2)
        began = time.monotonic()
        with pytest.raises(psycopg.Error) as caught:
            exchange(instance)
        assert caught.value.sqlstate == "SC304"
        assert "shutting down" in str(caught.value.diag.message_detail)
        assert time.monotonic() - began >= 1
    finally:
        staying.close()
        far_fleet.hub.close()
        second_server.child_process.wait(30)
        second_server.child_process = None
        second_server.start()
    exchange(instance)
