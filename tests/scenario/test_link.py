"""Instances and their hub over real dblink: what one tells arrives at the other, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.conftest import Database, Fleet
from tests.waiting import running

EXCHANGING = (
    "from pg_stat_activity where datname = current_database() and query = 'select link.exchange()'"
)
#: It waits for its hub, between two looks.
NAPPING = f"{EXCHANGING} and wait_event = 'PgSleep'"
NEWS = '{"type": "patterns_updated", "git_url": "file:///x", "commit": "%040d"}'


def exchange(instance: Database, user: str = "centralcloud_scheduler") -> dict[str, Any]:
    """Run passes as pg_cron's role does, until one says there is no more; returns the sums."""
    connection = instance.connect(user)
    sums: dict[str, Any] = {}
    more = True
    while more:
        row = connection.execute("select link.exchange()").fetchone()
        assert row is not None
        more = row[0].pop("more")
        for name, count in row[0].items():
            sums[name] = sums.get(name, 0) + count
    return sums


def be_cancelled(session: psycopg.Connection[Any]) -> None:
    """An exchange that ends by being cancelled."""
    with pytest.raises(psycopg.errors.QueryCanceled):
        session.execute("select link.exchange()")


def cancel_exchange(instance: Database) -> None:
    """Once it waits for its hub between two looks."""
    instance.eventually(f"select exists (select {NAPPING})")
    instance.all(f"select pg_cancel_backend(pid) {EXCHANGING}")


def publish(fleet: Fleet, number: int) -> int:
    """Tell the fleet of a commit."""
    return int(fleet.hub.one("select routing.publish('patterns_updated', %s)", [NEWS % number]))


def queued(fleet: Fleet) -> int:
    """Messages in the hub's queue of patterns."""
    return int(fleet.hub.one("select count(*) from pgmq.q_patterns"))


def handle(instance: Database, body: str) -> None:
    """Have `patterns_updated` applied by a function that does `body` with p_message."""
    instance.all(
        sql.SQL(
            """
            create schema if not exists effects;
            create table if not exists effects.seen (
              n bigint generated always as identity, message jsonb
            );
            create or replace function effects.see(p_message jsonb) returns void
            language plpgsql as $$ begin {} end $$;
            grant all on schema effects to centralcloud_owner;
            grant all on all tables in schema effects to centralcloud_owner;
            grant execute on all functions in schema effects to centralcloud_owner;
            select link.register_handler('patterns_updated', 'effects.see', 'for tests');
            """
        )
        .format(sql.SQL(body))
        .as_string()
    )


def failed_to_apply(fleet: Fleet) -> tuple[Database, psycopg.Connection[Any]]:
    """An instance that owes the hub a rejection, and a session of its own to tell it in."""
    instance = fleet.add("singularity-1")
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    connection = instance.connect("centralcloud_scheduler", autocommit=False)
    connection.execute("select link.exchange()")
    connection.commit()
    return instance, connection


def count_effects(instance: Database) -> None:
    """Have each message leave a row, so that a second time would show."""
    handle(instance, "insert into effects.seen (message) values (p_message);")


def seen(instance: Database) -> list[int]:
    """The numbers of the messages that took effect, in order."""
    rows = instance.all("select message ->> 'commit' from effects.seen order by n")
    return [int(row[0]) for row in rows]


@contextmanager
def away(database: Database) -> Iterator[None]:
    """Rename a database: nobody can reach it."""
    database.close()
    here, there = sql.Identifier(database.name), sql.Identifier(f"{database.name}_away")
    database.server.execute(sql.SQL("alter database {} rename to {}").format(here, there))
    try:
        yield
    finally:
        database.server.execute(sql.SQL("alter database {} rename to {}").format(there, here))


def test_one_that_was_stopped_gets_everything_in_order_once(fleet: Fleet) -> None:
    """Three instances, one of them stopped during two broadcasts."""
    instances = [fleet.add(f"singularity-{number}") for number in (1, 2, 3)]
    for instance in instances:
        count_effects(instance)
        exchange(instance)
    publish(fleet, 1)
    for instance in instances:
        exchange(instance)

    for number in (2, 3):
        publish(fleet, number)
        for instance in instances[:2]:
            exchange(instance)
    for instance in instances:
        assert exchange(instance)["failed"] == 0
        assert exchange(instance)["fetched"] == 0
        assert seen(instance) == [1, 2, 3]
    assert fleet.hub.all(
        "select distinct acked_offset from routing.subscriptions where topic = 'patterns_updated'"
    ) == [(3,)]


def test_a_late_comer_gets_what_was_told_before(fleet: Fleet) -> None:
    """Subscribed from the beginning, on the first exchange."""
    publish(fleet, 1)
    instance = fleet.add("singularity-1")
    count_effects(instance)
    exchange(instance)
    assert seen(instance) == [1]


def test_the_outbox_waits_for_a_hub_that_is_away(fleet: Fleet) -> None:
    """The exchange fails visibly; afterwards everything arrives, once."""
    instance = fleet.add("singularity-1")
    instance.all("""select link.enqueue('{"type": "patterns", "patterns": []}')""")
    with away(fleet.hub), pytest.raises(psycopg.Error) as caught:
        exchange(instance)
    assert caught.value.sqlstate == "SC304"
    assert instance.one("select outbox_waiting from link.state") == 1

    assert exchange(instance)["sent"] == 1
    assert exchange(instance)["sent"] == 0
    assert instance.one("select outbox_waiting from link.state") == 0
    assert queued(fleet) == 1


def test_a_failing_exchange_shows_in_the_state(fleet: Fleet) -> None:
    """The job's run keeps what its undone transaction could not."""
    instance = fleet.add("singularity-1")
    with away(fleet.hub):
        instance.connect("centralcloud_scheduler").execute("call scheduling.run_job('exchange')")
        assert instance.one("select sqlstate from link.state") == "SC304"
        assert instance.one("select failing_since from link.state") is not None
    instance.connect("centralcloud_scheduler").execute("call scheduling.run_job('exchange')")
    assert instance.one("select sqlstate from link.state") is None
    assert instance.one("select last_exchange_at from link.state") is not None


def test_an_instance_without_a_hub_runs_its_job_in_peace(instance: Database) -> None:
    """It succeeds, and says why it did nothing."""
    instance.connect("centralcloud_scheduler").execute("call scheduling.run_job('exchange')")
    assert instance.all("select state, stats ->> 'hub' from scheduling.runs") == [
        ("succeeded", "not joined")
    ]


def test_a_refused_login_is_told_from_an_absent_hub(fleet: Fleet) -> None:
    """Wrong password, unknown name, and a hub that asks for no password: SC305."""
    instance = fleet.add("singularity-1")
    socket, hub = str(fleet.hub.server.socket_folder), fleet.hub.name
    for name, password in (
        ("singularity-1", "wrong"),
        ("singularity-9", "wrong"),
        ("centralcloud_worker", "not asked"),
    ):
        instance.one("select link.join(%s, %s, 5432, %s, %s)", [name, socket, hub, password])
        with pytest.raises(psycopg.Error) as caught:
            exchange(instance)
        assert caught.value.sqlstate == "SC305"
        assert caught.value.diag.message_hint


def test_a_refused_message_is_kept_and_the_others_go(fleet: Fleet) -> None:
    """With the hub's reason beside it, whole, also a batch later."""
    instance = fleet.add("singularity-1")
    instance.all("""
        select link.enqueue(m) from (values
          ('{"type": "patterns", "patterns": []}'::jsonb),
          ('{"type": "patterns", "patterns": 7}'),
          ('{"type": "gossip"}'),
          ('{"type": "patterns", "patterns": [], "source": "another"}'),
          ('{"type": "heartbeat", "version": "1"}')
        ) as given (m)
    """)
    stats = exchange(instance)
    assert (stats["sent"], stats["refused"]) == (2, 3)
    rows = instance.all("select state, sqlstate, hub_msg_id from link.outbox order by outbox_id")
    assert [row[:2] for row in rows] == [
        ("sent", None), ("refused", "SC102"), ("refused", "SC101"), ("refused", "SC103"),
        ("sent", None),
    ]  # fmt: skip
    assert rows[0][2] is not None
    assert rows[4][2] is None
    # A batch's places say nothing of a message that went alone.
    assert instance.all("select error, detail from link.outbox where sqlstate = 'SC102'") == [
        (
            "the message violates the contract of type patterns",
            "patterns: is of type number, not array",
        )
    ]
    assert exchange(instance)["refused"] == 0


def test_what_is_no_fault_of_a_message_refuses_none(fleet: Fleet) -> None:
    """The pass fails where it can be seen, and everything waits."""
    instance = fleet.add("singularity-1")
    instance.all("""
        select link.enqueue('{"type": "patterns", "patterns": []}') from generate_series(1, 4)
    """)
    fleet.hub.all("alter function intake.send_batch(jsonb[]) rename to gone")
    with pytest.raises(psycopg.errors.UndefinedFunction):
        exchange(instance)
    assert instance.all("select distinct state, attempts from link.outbox") == [("waiting", 0)]


def test_batches_follow_each_other_until_all_is_sent(fleet: Fleet) -> None:
    """More waits than one call takes."""
    instance = fleet.add("singularity-1")
    instance.one("select centralcloud.change_setting('link.batch_size', '10')")
    instance.all("""
        select link.enqueue('{"type": "patterns", "patterns": []}') from generate_series(1, 35)
    """)
    assert exchange(instance)["sent"] == 35


def test_losing_the_local_commit_doubles_nothing(fleet: Fleet) -> None:
    """The hub has committed, this database has not: everything is said again, to no effect."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    publish(fleet, 1)
    instance.all("""select link.enqueue('{"type": "patterns", "patterns": []}')""")
    for _ in range(3):
        crashing = instance.connect("centralcloud_scheduler", autocommit=False)
        row = crashing.execute("select link.exchange()").fetchone()
        assert row is not None
        assert (row[0]["sent"], row[0]["applied"]) == (1, 1)
        crashing.rollback()
    exchange(instance)
    publish(fleet, 2)
    crashing.execute("select link.exchange()")
    crashing.rollback()
    exchange(instance)
    assert seen(instance) == [1, 2]
    assert queued(fleet) == 1


def test_a_failing_handler_holds_up_no_other_message(fleet: Fleet) -> None:
    """It comes again after its backoff, and is given up for this instance alone."""
    instance = fleet.add("singularity-1")
    handle(
        instance,
        "insert into effects.seen (message) values (p_message);"
        "if (p_message ->> 'commit')::numeric = 1 then perform 1 / 0; end if;",
    )
    publish(fleet, 1)
    publish(fleet, 2)
    stats = exchange(instance)
    assert (stats["applied"], stats["failed"]) == (1, 1)
    assert seen(instance) == [2]
    assert instance.all("select state, owed, sqlstate from link.inbox order by topic_offset") == [
        ("rejected", None, "22012"), ("applied", None, None)
    ]  # fmt: skip
    assert exchange(instance)["fetched"] == 0

    count_effects(instance)
    fleet.hub.one("select centralcloud.shift_clock('2 minutes')")
    assert exchange(instance)["applied"] == 1
    assert seen(instance) == [2, 1]
    assert fleet.hub.one("select count(*) from routing.redeliveries") == 0
    assert instance.one("select count(*) from link.inbox where state = 'applied'") == 2


def test_a_server_that_fails_costs_no_attempt_and_blocks_nothing_for_ever(fleet: Fleet) -> None:
    """What was applied before stays, what comes behind waits; in the end it is the message's."""
    instance = fleet.add("singularity-1")
    handle(
        instance,
        "insert into effects.seen (message) values (p_message);"
        "if (p_message ->> 'commit')::numeric = 2 then raise serialization_failure; end if;",
    )
    for number in (1, 2, 3):
        publish(fleet, number)
    for _ in range(2):
        assert exchange(instance)["stalled"]
        assert seen(instance) == [1]
    assert fleet.hub.one("select count(*) from routing.redeliveries") == 0
    assert instance.one("select link.is_due()")

    instance.one("select centralcloud.shift_clock('1 hour')")
    exchange(instance)
    assert seen(instance) == [1, 3]
    assert fleet.hub.all("select topic_offset, attempts from routing.redeliveries") == [(2, 1)]
    fleet.hub.one("select centralcloud.shift_clock('2 minutes')")
    publish(fleet, 4)
    exchange(instance)
    assert seen(instance) == [1, 3, 4]


def test_a_message_that_never_works_is_dead_here_alone(fleet: Fleet) -> None:
    """After routing.max_attempts; other instances have it."""
    fleet.hub.one("select centralcloud.change_setting('routing.max_attempts', '2')")
    failing, fine = fleet.add("singularity-1"), fleet.add("singularity-2")
    handle(failing, "perform 1 / 0;")
    count_effects(fine)
    publish(fleet, 1)
    for _ in range(3):
        exchange(failing)
        fleet.hub.one("select centralcloud.shift_clock('1 hour')")
    exchange(fine)
    assert failing.all("select state, owed from link.inbox") == [("dead", None)]
    assert fleet.hub.all("select instance, attempts from routing.dead_deliveries") == [
        ("singularity-1", 2)
    ]
    assert seen(fine) == [1]


def test_losing_the_commit_of_a_rejection_counts_it_once(fleet: Fleet) -> None:
    """The hub was told of the failure, this database forgot that it told."""
    instance, connection = failed_to_apply(fleet)
    connection.execute("select link.exchange()")
    connection.rollback()
    exchange(instance)
    assert fleet.hub.all("select attempts from routing.redeliveries") == [(1,)]


def test_a_rejection_told_again_after_its_backoff_costs_no_attempt(fleet: Fleet) -> None:
    """The answer was lost and the hub away for long: the message is tried as often as it may be."""
    instance, connection = failed_to_apply(fleet)
    for _ in range(3):
        connection.execute("select link.exchange()")
        connection.rollback()
        fleet.hub.one("select centralcloud.shift_clock('1 hour')")
    exchange(instance)
    assert instance.all("select attempt, owed from link.inbox") == [(2, None)]
    assert fleet.hub.all("select attempts from routing.redeliveries") == [(2,)]


def test_a_database_restored_behind_the_hub_catches_up(
    fleet: Fleet, templates: dict[str, str]
) -> None:
    """Its own applied offsets are the truth: what they lack is delivered again."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    publish(fleet, 1)
    exchange(instance)
    instance.close()
    backup = fleet.databases.create(instance.name)
    count_effects(instance)
    publish(fleet, 2)
    publish(fleet, 3)
    exchange(instance)
    instance.close()

    exchange(backup)
    assert seen(backup) == [1, 2, 3]

    fresh = fleet.databases.create(templates["instance"])
    socket, hub = str(fleet.hub.server.socket_folder), fleet.hub.name
    fresh.one(
        "select link.join(%s, %s, 5432, %s, %s)",
        ["singularity-1", socket, hub, fleet.passwords["singularity-1"]],
    )
    count_effects(fresh)
    exchange(fresh)
    assert seen(fresh) == [1, 2, 3]


def test_who_fell_off_the_log_resyncs_from_the_state(fleet: Fleet) -> None:
    """One delivery with the newest state, then as everybody else."""
    instance = fleet.add("singularity-1")
    exchange(instance)
    for number in range(5):
        fleet.hub.one(
            "select routing.publish('aggregated_patterns', %s, 'ranking')",
            [f'{{"type": "gossip", "patterns": [], "n": {number}}}'],
        )
        publish(fleet, number)
    fleet.hub.one("select centralcloud.shift_clock('91 days')")
    fleet.hub.one("select routing.expire()")
    exchange(instance)
    assert instance.all(
        "select topic, topic_offset, kind, payload ->> 'n' from link.applied_messages order by 1"
    ) == [("aggregated_patterns", 5, "resync", "4"), ("patterns_updated", 5, "resync", None)]


def test_two_exchanges_at_once_apply_once(fleet: Fleet) -> None:
    """The second waits for the first and finds nothing to do."""
    instance = fleet.add("singularity-1")
    count_effects(instance)
    publish(fleet, 1)
    first = instance.connect("centralcloud_scheduler", autocommit=False)
    first.execute("select link.exchange()")
    second = instance.connect("centralcloud_scheduler")
    second.execute("set lock_timeout = '100ms'")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        second.execute("select link.exchange()")
    assert second.execute("select dblink.dblink_get_connections()").fetchone() == (None,)
    first.commit()
    exchange(instance)
    assert seen(instance) == [1]


def test_a_hub_that_does_not_answer_is_left(fleet: Fleet) -> None:
    """A deadline, not a wait without end; cancelling works meanwhile."""
    instance = fleet.add("singularity-1")
    instance.one("select centralcloud.change_setting('link.timeout', '0.3 seconds')")
    blocker = fleet.hub.connect(autocommit=False)
    blocker.execute("lock table routing.topics in access exclusive mode")
    with pytest.raises(psycopg.Error) as caught:
        exchange(instance)
    assert caught.value.sqlstate == "SC304"
    blocker.rollback()
    instance.one("select centralcloud.change_setting('link.timeout', null)")
    exchange(instance)


def test_the_link_is_no_guest_of_the_hubs_defaults(fleet: Fleet) -> None:
    """Under serializable, exchanges that meet would fail each other, time and again; what one that
    fails leaves open, the hub ends by itself.
    """
    instance = fleet.add("singularity-1")
    name = sql.Identifier(fleet.hub.name)
    for setting, value in (
        ("default_transaction_isolation", "serializable"),
        ("idle_in_transaction_session_timeout", "0"),
        ("idle_session_timeout", "0"),
    ):
        fleet.hub.server.execute(
            sql.SQL("alter database {} set {} = {}").format(name, sql.Identifier(setting), value)
        )
    instance.one("select link.connect()")
    asked = (
        "select to_jsonb(array[current_setting('transaction_isolation'), "
        "current_setting('idle_in_transaction_session_timeout'), "
        "current_setting('idle_session_timeout')])"
    )
    assert instance.one("select link.call_hub(%s)", [asked]) == ["read committed", "5min", "5min"]


def test_a_run_is_one_session_of_the_hub(fleet: Fleet) -> None:
    """Logging in costs the hub more than what it is asked there: the next pass goes on in it."""
    instance = fleet.add("singularity-1")
    connection = instance.connect("centralcloud_scheduler")
    there = "from pg_stat_activity where usename = 'singularity-1'"
    publish(fleet, 1)
    pids = set()
    for more in (True, False):
        row = connection.execute("select link.exchange()").fetchone()
        assert row is not None and row[0]["more"] is more
        pids |= set(fleet.hub.all(f"select pid {there}"))
    assert len(pids) == 1
    assert connection.execute("select dblink.dblink_get_connections()").fetchone() == (None,)

    publish(fleet, 2)
    connection.execute("select link.exchange()")
    fleet.hub.all(f"select pg_terminate_backend(pid, 60000) {there}")
    assert exchange(instance)["settled"] == 1, "one that the hub ended is opened anew"


def test_a_pass_goes_to_the_hub_that_is_joined_now(fleet: Fleet) -> None:
    """Not on in the session of the pass before it."""
    instance = fleet.add("singularity-1")
    publish(fleet, 1)
    connection = instance.connect("centralcloud_scheduler")
    connection.execute("select link.exchange()")
    instance.one(
        "select link.join('singularity-1', %s, 5432, %s, 'another')",
        [str(fleet.hub.server.socket_folder), fleet.hub.name],
    )
    with pytest.raises(psycopg.Error) as caught:
        connection.execute("select link.exchange()")
    assert caught.value.sqlstate == "SC305"


def test_a_template_sync_that_failed_is_in_nobodys_way(fleet: Fleet) -> None:
    """It left its session of the hub in a transaction; the exchange has its own."""
    instance = fleet.add("singularity-1")
    connection = instance.connect("centralcloud_scheduler")
    connection.execute("select link.exchange()")
    fleet.hub.all("alter function learning.fetch_artifacts(bigint, integer) rename to gone")
    with pytest.raises(psycopg.errors.UndefinedFunction):
        connection.execute("select link.sync_templates()")
    instance.one("""select link.enqueue('{"type": "patterns", "patterns": []}')""")
    row = connection.execute("select link.exchange()").fetchone()
    assert row is not None and row[0]["sent"] == 1
    assert queued(fleet) == 1


def test_leaving_waits_for_an_exchange(fleet: Fleet) -> None:
    """What that applies is forgotten too: the next hub's messages have the same offsets."""
    instance = fleet.add("singularity-1")
    publish(fleet, 1)
    exchanging = instance.connect("centralcloud_scheduler", autocommit=False)
    exchanging.execute("select link.exchange()")
    leaving = instance.connect()
    with running(lambda: leaving.execute("select link.leave()")):
        instance.until_blocked()
        exchanging.commit()
    assert instance.one("select count(*) from link.inbox") == 0
    assert instance.one("select count(*) from link.cursors") == 0


def test_joining_under_another_name_waits_for_an_exchange(fleet: Fleet) -> None:
    """Each would hold what the other wants: the messages that go under the other name."""
    instance = fleet.add("singularity-1")
    instance.all("""select link.enqueue('{"type": "patterns", "patterns": []}')""")
    exchanging = instance.connect("centralcloud_scheduler", autocommit=False)
    exchanging.execute("select from link.hub for no key update")
    joining = "select link.join('singularity-2', %s, 5432, %s, 'secret')"
    other = instance.connect()
    where = [str(fleet.hub.server.socket_folder), fleet.hub.name]
    with running(lambda: other.execute(joining, where)):
        instance.until_blocked()
        exchanging.execute("select link.exchange()")
        exchanging.commit()
    assert instance.all("select state, message ->> 'source' from link.outbox") == [
        ("sent", "singularity-1")
    ]  # fmt: skip


@pytest.mark.parametrize("leaves", [True, False])
def test_what_waits_is_sent_under_the_name_that_the_hub_knows(fleet: Fleet, leaves: bool) -> None:
    """A message enqueued as another; what was sent as that one counts once, as its own."""
    instance = fleet.add("singularity-1")
    patterns = """select link.enqueue('{"type": "patterns", "patterns": []}')"""
    publish(fleet, 1)
    instance.one(patterns)
    exchange(instance)
    instance.one(patterns)
    if leaves:
        instance.one("select link.leave()")
    instance.one(
        "select link.join(%s, %s, %s, %s, %s)",
        ["singularity-2", str(fleet.hub.server.socket_folder), 5432, fleet.hub.name,
         fleet.hub.one("select fleet.add('singularity-2')")],
    )  # fmt: skip
    assert exchange(instance)["sent"] == 1
    assert fleet.hub.all("select message ->> 'source' from pgmq.q_patterns order by msg_id") == [
        ("singularity-1",), ("singularity-2",)
    ]  # fmt: skip
    assert instance.one("select outbox_refused from link.state") == 0
