"""What the hub tells at the start of an exchange, and what it takes no messages for just now."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import psycopg
import pytest

from tests.conftest import Database, Fleet
from tests.scenario.test_link import (
    NAPPING,
    away,
    be_cancelled,
    cancel_exchange,
    count_effects,
    exchange,
    publish,
    seen,
)
from tests.waiting import running

BARE = '{"type": "patterns", "patterns": [{"name": "%s", "frequency": 3, "success_rate": 1}]}'


def tell(instance: Database, name: str = "p") -> None:
    """Enqueue a message."""
    instance.one("select link.enqueue(%s)", [BARE % name])


def run_slot(instance: Database) -> dict[str, Any]:
    """What pg_cron's start of the newest slot did; its run succeeds."""
    with instance.connect("centralcloud_scheduler") as session:
        session.execute("call scheduling.run_due('exchange')")
    state, stats = instance.all(
        "select state, stats from scheduling.history('exchange', 1)"
    )[0]  # fmt: skip
    assert state == "succeeded"
    return dict(stats)


def at(instance: Database, minute: int) -> None:
    """Freeze the instance's clock three seconds after the slot of a minute past noon."""
    instance.one(
        "select centralcloud.freeze_clock("
        "timestamptz '2026-01-01 12:00:03Z' + make_interval(mins => %s))",
        [minute],
    )


# How often it calls ------------------------------------------------------------------------------


def test_a_small_fleet_is_not_spread_and_a_large_one_is(fleet: Fleet) -> None:
    """45 seconds until the hub has said how many there are, then a tenth of one for each."""
    instance = fleet.add("singularity-1")
    splay = "select extract(epoch from splay)::float8 from scheduling.jobs where name = 'exchange'"
    assert instance.one(splay) == 45
    exchange(instance)
    assert instance.one(splay) == 0.1
    for number in range(2, 6):
        fleet.hub.one("select fleet.add(%s)", [f"singularity-{number}"])
    exchange(instance)
    assert instance.one(splay) == 0.5
    instance.one("select link.leave()")
    assert instance.one(splay) == 45


def test_an_idle_link_calls_ever_more_seldom(fleet: Fleet) -> None:
    """1, 2, 4, 8, then 10 minutes; the slots between say that they were idle, and until when."""
    instance = fleet.add("singularity-1")
    at(instance, 0)
    exchange(instance)
    instance.one("select scheduling.spread_job('exchange', null)")
    called = []
    for minute in range(1, 47):
        at(instance, minute)
        if "idle" in (stats := run_slot(instance)):
            assert stats["next_at"]
        else:
            called.append(minute)
    assert called == [1, 3, 7, 15, 25, 35, 45]


def test_what_is_to_be_told_waits_for_no_pause(fleet: Fleet) -> None:
    """A message at the next slot; a run by hand always calls."""
    instance = fleet.add("singularity-1")
    instance.one("select scheduling.spread_job('exchange', null)")
    count_effects(instance)
    at(instance, 0)
    for _ in range(4):
        exchange(instance)
    at(instance, 1)
    assert "idle" in run_slot(instance)
    at(instance, 2)
    tell(instance)
    assert run_slot(instance)["sent"] == 1
    for minute in (3, 4):
        at(instance, minute)
        assert "idle" not in run_slot(instance)
    publish(fleet, 1)
    at(instance, 5)
    assert "idle" in run_slot(instance)
    instance.connect("centralcloud_scheduler").execute("call scheduling.run_job('exchange')")
    assert seen(instance) == [1]
    at(instance, 6)
    assert "idle" not in run_slot(instance)


def test_a_pause_that_a_wrong_clock_set_ends_with_it(fleet: Fleet) -> None:
    """The clock was a day ahead, and is set right."""
    instance = fleet.add("singularity-1")
    at(instance, 1440)
    for _ in range(5):
        exchange(instance)
    at(instance, 0)
    instance.one("select scheduling.spread_job('exchange', null)")
    assert "idle" not in run_slot(instance)


def test_a_failing_exchange_is_tried_at_every_slot(fleet: Fleet) -> None:
    """However long the pause was to be: what failed is not hidden by a slot that was idle."""
    instance = fleet.add("singularity-1")
    instance.one("select scheduling.spread_job('exchange', null)")
    at(instance, 0)
    for _ in range(5):
        exchange(instance)
    with away(fleet.hub):
        with instance.connect("centralcloud_scheduler") as session:
            session.execute("call scheduling.run_job('exchange')")
        for minute in (1, 2):
            at(instance, minute)
            with instance.connect("centralcloud_scheduler") as session:
                session.execute("call scheduling.run_due('exchange')")
        assert instance.one("select failures from scheduling.outage('exchange')") == 3
    at(instance, 3)
    assert "idle" not in run_slot(instance)
    at(instance, 4)
    assert "idle" in run_slot(instance)


# Its clock ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [1, -1, 400])
def test_a_wrong_clock_loses_no_message(fleet: Fleet, days: int) -> None:
    """It is measured, shown, and corrected in what is sent; order is kept."""
    instance = fleet.add("singularity-1")
    at(fleet.hub, 0)
    at(instance, 1440 * days)
    for number in range(20):
        tell(instance, f"p{number}")
        for database in (instance, fleet.hub):
            database.one("select centralcloud.shift_clock('1 second')")
    stats = exchange(instance)
    assert (stats["sent"], stats["refused"]) == (20, 0)
    assert instance.one("select extract(epoch from skew)::integer from link.state") == -86400 * days
    assert fleet.hub.all(
        "select message #>> '{patterns,0,name}', extract("
        "epoch from centralcloud.clock() - (message ->> 'timestamp')::timestamptz)::integer "
        "from pgmq.q_patterns order by message ->> 'timestamp'"
    ) == [(f"p{number}", 20 - number) for number in range(20)]


def test_a_clock_that_was_wrong_when_a_message_was_enqueued_loses_it_neither(fleet: Fleet) -> None:
    """It is right when that is sent: nothing lies ahead of the hub's clock."""
    instance = fleet.add("singularity-1")
    at(fleet.hub, 0)
    at(instance, 1440)
    for number in range(3):
        tell(instance, f"ahead-{number}")
    at(instance, -1440)
    tell(instance, "behind")
    at(instance, 0)
    stats = exchange(instance)
    assert (stats["sent"], stats["refused"]) == (4, 0)
    assert instance.one("select skew from link.state").total_seconds() == 0
    assert fleet.hub.all(
        "select message #>> '{patterns,0,name}' from pgmq.q_patterns "
        "where (message ->> 'timestamp')::timestamptz <= centralcloud.clock() order by message ->> "
        "'timestamp', msg_id"
    ) == [("behind",), ("ahead-0",), ("ahead-1",), ("ahead-2",)]


# That an instance lives --------------------------------------------------------------------------


def test_the_fleet_shows_who_lives(fleet: Fleet) -> None:
    """At most every five minutes, with the rest of the call, and no message of the outbox."""
    instance = fleet.add("singularity-1")
    at(instance, 0)
    tell(instance)
    exchange(instance)
    told = "select heartbeat_at, heartbeat from fleet.instances"
    (first, heartbeat), = fleet.hub.all(told)  # fmt: skip
    assert heartbeat["version"] == instance.one("select centralcloud.version()")
    assert heartbeat["lag"]["waiting"] == 1
    assert instance.one("select count(*) from link.outbox") == 1
    at(instance, 4)
    exchange(instance)
    assert fleet.hub.all(told)[0][0] == first
    at(instance, 5)
    stats = exchange(instance)
    assert fleet.hub.all(told)[0][0] > first
    assert {stats[name] for name in ("settled", "sent", "fetched")} == {0}
    assert instance.one("select pause from link.hub").total_seconds() >= 120


def test_a_heartbeat_needs_no_message_in_the_outbox(fleet: Fleet) -> None:
    """Nor does one that is known to be empty keep the planner from asking the hub."""
    instance = fleet.add("singularity-1")
    instance.all("vacuum analyze link.outbox")
    exchange(instance)
    assert fleet.hub.one("select heartbeat is not null from fleet.instances")


def test_a_heartbeat_tells_of_jobs_that_fail(fleet: Fleet) -> None:
    """Others than the exchange."""
    instance = fleet.add("singularity-1")
    instance.one("select scheduling.register_job('broken', 'link.not_there', 'Fails.')")
    instance.connect("centralcloud_scheduler").execute("call scheduling.run_job('broken')")
    exchange(instance)
    jobs = fleet.hub.one("select heartbeat -> 'jobs' from fleet.instances")
    assert {name: job["sqlstate"] for name, job in jobs.items()} == {"broken": "SC505"}


def test_a_heartbeat_that_the_hub_does_not_understand_harms_nothing(fleet: Fleet) -> None:
    """A hub of another contract: messages go, one by one where they must."""
    instance = fleet.add("singularity-1")
    fleet.hub.all("update intake.message_fields set max_length = 1 where path = 'version'")
    fleet.hub.all("select intake.compile('heartbeat')")
    for _ in range(3):
        tell(instance)
    stats = exchange(instance)
    assert (stats["sent"], stats["refused"]) == (3, 0)
    assert fleet.hub.one("select heartbeat_at from fleet.instances") is None
    assert instance.one("select heartbeat_at is not null from link.state")


# Not now -----------------------------------------------------------------------------------------

HELD = "select held_sqlstate, held_error, held_hint, held_since from link.state"


def test_a_paused_instance_keeps_what_it_has_to_say(fleet: Fleet) -> None:
    """No message is blamed, what the hub tells arrives, it is seen to live; then all goes."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    for _ in range(3):
        tell(instance)
    publish(fleet, 1)
    fleet.hub.one("select fleet.pause('singularity-1')")
    stats = exchange(instance)
    assert (stats["sent"], stats["refused"]) == (0, 0)
    assert stats["held"]
    assert seen(instance) == [1]
    assert instance.all("select distinct state, attempts from link.outbox") == [("waiting", 0)]
    assert fleet.hub.one("select heartbeat_at is not null from fleet.instances")
    ((sqlstate, error, hint, since),) = instance.all(HELD)
    assert (sqlstate, error) == ("SC106", "instance singularity-1 is paused")
    assert "fleet resume" in hint
    exchange(instance)
    assert instance.all(HELD)[0][3] == since
    assert "takes no messages" in str(instance.all("select said from link.report()"))

    fleet.hub.one("select fleet.resume('singularity-1')")
    assert exchange(instance)["sent"] == 3
    assert instance.all(HELD) == [(None, None, None, None)]


def test_what_is_over_a_quota_waits_in_its_order(fleet: Fleet) -> None:
    """One by one until there is no room: what was found out stays, and nothing overtakes."""
    instance = fleet.add("singularity-1")
    exchange(instance)
    fleet.hub.one("select centralcloud.freeze_clock(centralcloud.clock())")
    fleet.hub.one("select fleet.set_quota('singularity-1', 'messages_per_hour', 2)")
    instance.one("""select link.enqueue('{"type": "gossip"}')""")
    for name in "abcd":
        tell(instance, name)
    assert exchange(instance)["held"]
    assert instance.all("select state from link.outbox order by outbox_id") == [
        ("refused",), ("sent",), ("sent",), ("waiting",), ("waiting",),
    ]  # fmt: skip
    assert instance.all(HELD)[0][0] == "SC105"
    assert not exchange(instance)["sent"]

    fleet.hub.one("select centralcloud.shift_clock('3 hours')")
    exchange(instance)
    assert fleet.hub.all(
        "select message #>> '{patterns,0,name}' from pgmq.q_patterns order by msg_id"
    ) == [("a",), ("b",), ("c",), ("d",)]


# A hub that has no room --------------------------------------------------------------------------


def test_a_hub_without_a_free_connection_is_tried_again(fleet: Fleet) -> None:
    """53300: for twice link.timeout, then SC304; a cancel ends the wait."""
    instance = fleet.add("singularity-1")
    fleet.hub.all('alter role "singularity-1" connection limit 0')
    instance.one("select centralcloud.change_setting('link.timeout', '1 second')")
    began = time.monotonic()
    with pytest.raises(psycopg.Error, match="cannot be reached") as caught:
        exchange(instance)
    assert caught.value.sqlstate == "SC304"
    assert time.monotonic() - began >= 1

    instance.one("select centralcloud.change_setting('link.timeout', '1 hour')")
    with running(partial(be_cancelled, instance.connect("centralcloud_scheduler"))):
        cancel_exchange(instance)

    with running(partial(exchange, instance)):
        instance.eventually(f"select exists (select {NAPPING})")
        fleet.hub.all('alter role "singularity-1" connection limit 10')


# Batches -----------------------------------------------------------------------------------------


def test_a_batch_is_bounded_by_bytes(fleet: Fleet) -> None:
    """As many as fit; one that is larger goes alone."""
    instance = fleet.add("singularity-1")
    instance.one("select centralcloud.change_setting('link.batch_bytes', '1000')")
    for name in ("a", "b" * 190, "c" * 190, "d" * 190, "e", "f"):
        tell(instance, name)
    size = instance.one("select max(octet_length(message::text)) from link.outbox")
    assert 2 * size < 1000 < 4 * size
    assert len(instance.one("select link.waiting(100)")) in (3, 4)
    instance.one("select centralcloud.change_setting('link.batch_bytes', '1')")
    assert len(instance.one("select link.waiting(100)")) == 1
    assert exchange(instance)["sent"] == 6
