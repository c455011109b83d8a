"""Quotas and pauses over several connections: nobody waits, no debt is lost, no deadlock."""

from __future__ import annotations

from functools import partial
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.conftest import Database, Databases
from tests.waiting import running

TOLD = Jsonb({"type": "patterns", "patterns": []})


def send(connection: psycopg.Connection[Any], number: int = 1) -> None:
    """A batch of small messages."""
    connection.execute("select * from intake.send_batch(%s::jsonb[])", [[TOLD] * number])


def owed(hub: Database) -> int:
    """Messages that the only instance owes, whichever table says so."""
    return int(
        hub.one(
            """select d.messages from fleet.names() as n (name)
            cross join fleet.debt(
              n.name, fleet.quota(n.name, 'messages_per_hour'), 1, centralcloud.clock()
            ) as d"""
        )
    )


def test_what_is_sent_beside_an_open_transaction_is_charged(hub: Database) -> None:
    """It neither waits for the bucket nor goes free; the next holder puts it in."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    hub.one("select fleet.set_quota('singularity-1', 'messages_per_hour', 10)")
    first = hub.connect("singularity-1", password, autocommit=False)
    second = hub.connect("singularity-1", password)
    second.execute("set statement_timeout = '1min'")
    send(first, 3)
    send(second, 4)
    send(second, 5)
    assert owed(hub) == 9
    send(second, 1)
    with pytest.raises(psycopg.Error, match="has sent as much as it may"):
        send(second)
    first.commit()
    assert owed(hub) == 13
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:30Z')")
    send(second, 1)
    assert hub.all("select * from fleet.charges") == []
    assert owed(hub) == 9


def test_a_transaction_that_stays_open_neither_shuts_out_nor_saves_up(hub: Database) -> None:
    """What is charged beside it drains, and the time in which nothing was owed pays nothing."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    hub.one("select fleet.set_quota('singularity-1', 'messages_per_hour', 10)")
    send(hub.connect("singularity-1", password, autocommit=False))
    second = hub.connect("singularity-1", password)
    send(second, 10)
    with pytest.raises(psycopg.Error, match="has sent as much as it may"):
        send(second)
    hub.one("select centralcloud.freeze_clock('2026-01-01 10:00Z')")
    send(second, 10)
    with pytest.raises(psycopg.Error, match="has sent as much as it may"):
        send(second)


def test_what_is_rolled_back_is_not_charged(hub: Database) -> None:
    """Whether it held the bucket or not."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    first = hub.connect("singularity-1", password, autocommit=False)
    second = hub.connect("singularity-1", password, autocommit=False)
    send(first, 3)
    send(second, 4)
    first.rollback()
    second.rollback()
    assert owed(hub) == 0


def test_every_message_of_many_senders_is_charged(hub: Database) -> None:
    """At once, some rolled back: what is owed is what is in the queue."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")

    def sender(seed: int) -> None:
        with hub.connect("singularity-1", password, autocommit=False) as connection:
            for turn in range(40):
                send(connection, 1 + (seed + turn) % 5)
                if (seed + turn) % 3 == 0:
                    connection.rollback()
                else:
                    connection.commit()

    with running(*(partial(sender, seed) for seed in range(6))):
        pass
    assert owed(hub) == hub.one("select count(*) from pgmq.q_patterns")


def test_a_send_updates_one_row_in_place(hub: Database) -> None:
    """A call of many messages is one heap-only update of the bucket."""
    password = hub.one("select fleet.add('singularity-1')")
    instance = hub.connect("singularity-1", password)
    instance.execute("set stats_fetch_consistency = 'none'")
    for _ in range(50):
        send(instance, 20)
    instance.close()
    told = "from pg_stat_user_tables where relid = 'fleet.buckets'::regclass"
    hub.eventually(f"select n_tup_upd >= 50 {told}")
    assert hub.all(f"select n_tup_upd, n_tup_hot_upd {told}") == [(50, 50)]


def test_two_batches_for_the_same_instances_do_not_deadlock(hub: Database) -> None:
    """Each heartbeat is locked where its name's turn is, not after all names."""
    for name in ("a", "b"):
        hub.one("select fleet.add(%s)", [name])
    first = hub.connect(autocommit=False)
    second = hub.connect(autocommit=False)
    beat = [Jsonb({"type": "heartbeat", "source": name}) for name in ("a", "b")]
    told = [Jsonb({"type": "patterns", "source": name, "patterns": []}) for name in ("a", "b")]
    batch = "select count(*) from intake.send_batch(%s::jsonb[])"
    # The third holds a's row until both others are on their way.
    third = hub.connect(autocommit=False)
    third.execute("select name from fleet.instances where name = 'a' for no key update")

    def sender(connection: psycopg.Connection[Any], messages: list[Jsonb]) -> None:
        connection.execute(batch, [messages])
        connection.commit()

    # One beats for a and tells of b; the other beats for both: it holds b only after a.
    with running(partial(sender, first, [told[1], beat[0]])):
        hub.until_blocked()
        with running(partial(sender, second, [beat[1], beat[0]])):
            hub.until_blocked(2)
            # Whoever waits for a must not hold b: that row is free.
            free = hub.connect()
            free.execute("set statement_timeout = '1min'")
            free.execute("select fleet.record_heartbeat('b', '{}')")
            third.commit()


def test_passwords_rotate_at_the_same_time(hub: Database) -> None:
    """One after the other; the last one holds."""
    hub.one("select fleet.add('singularity-1')")
    first = hub.connect(autocommit=False)
    second = hub.connect()
    first.execute("select fleet.rotate('singularity-1', 'one')")
    with running(lambda: second.execute("select fleet.rotate('singularity-1', 'two')")):
        hub.until_blocked()
        first.commit()
    hub.connect("singularity-1", "two")


def test_a_login_has_no_more_connections_than_its_quota(hub: Database) -> None:
    """The one too many is refused by the server."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select fleet.set_quota('singularity-1', 'max_connections', 2)")
    hub.connect("singularity-1", password)
    hub.connect("singularity-1", password)
    with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
        hub.connect("singularity-1", password)


def test_two_replays_at_once_share_the_messages(hub: Database) -> None:
    """None is in the queue twice."""
    hub.one("select fleet.add('singularity-1')")
    told = [Jsonb({"type": "patterns", "source": "singularity-1", "patterns": []})] * 200
    hub.all("select * from intake.send_batch(%s::jsonb[])", [told])
    hub.one("select count(*) from intake.take('patterns', 200)")
    first = hub.connect(autocommit=False)
    second = hub.connect()
    first.execute("select intake.replay('patterns', null, null)")
    with running(lambda: second.execute("select intake.replay('patterns', null, null)")):
        hub.until_blocked()
        first.commit()
    assert hub.one("select count(*) from pgmq.q_patterns") == 200
    assert hub.one("select count(*) from pgmq.a_patterns") == 0


READS = {
    "ranking.top_patterns": "select * from ranking.top_patterns()",
    "learning.fetch_artifacts": "select * from learning.fetch_artifacts(0, 10)",
    "intake.send": """select intake.send('{"type": "heartbeat"}')""",
    "routing.fetch": "select * from routing.fetch(1)",
}


@pytest.mark.parametrize("read", READS)
def test_an_instance_of_another_hub_is_a_stranger(
    read: str, databases: Databases, templates: dict[str, str]
) -> None:
    """Roles are the cluster's; each hub of it answers those that are registered there."""
    one, other = databases.create(templates["hub"]), databases.create(templates["hub"])
    one.one("select fleet.add('singularity-1')")
    password = other.one("select fleet.add('singularity-2')")
    other.connect("singularity-2", password).execute(READS[read])
    with pytest.raises(psycopg.Error) as caught:
        one.connect("singularity-2", password).execute(READS[read])
    assert caught.value.sqlstate == "SC401"
