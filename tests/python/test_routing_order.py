"""The broadcast log under concurrency: gapless, in commit order, and nobody waits for others."""

from __future__ import annotations

import json
import random
import threading
from typing import Any

import psycopg
import pytest

from tests.conftest import Database, Fleet
from tests.waiting import PATIENCE, running

PUBLISHERS = 8
READERS = 8
MESSAGES = 60
PUBLISH = "select routing.publish('news', %s)"


@pytest.fixture
def news(hub: Database) -> Database:
    """A hub with one topic more."""
    hub.all("select routing.register_topic('news', 'for tests')")
    return hub


def publish_with_rollbacks(connection: psycopg.Connection[Any], seed: int) -> None:
    """Publish; now and then publish before that and take it back, whole or to a savepoint."""
    chance = random.Random(seed)
    for number in range(MESSAGES):
        message = json.dumps({"type": "news", "by": seed, "number": number})
        with connection.transaction():
            if chance.random() < 1 / 6:
                with connection.transaction(force_rollback=True):
                    connection.execute(PUBLISH, [message])
            connection.execute(PUBLISH, [message])
        if chance.random() < 1 / 6:
            with connection.transaction(force_rollback=True):
                connection.execute(PUBLISH, [message])


def read_in_order(
    connection: psycopg.Connection[Any], done: threading.Event, seen: list[tuple[int, Any]]
) -> None:
    """Fetch and acknowledge until the publishers are done and nothing is left."""
    while True:
        finished = done.is_set()
        rows = connection.execute(
            "select topic_offset, payload from routing.fetch(50) where topic = 'news'"
        ).fetchall()
        seen.extend(rows)
        if rows:
            connection.execute("select routing.ack('news', %s)", [rows[-1][0]])
        elif finished:
            return


def test_every_reader_sees_every_message_in_order(news: Database) -> None:
    """Eight publishers with rollbacks, eight readers, a write transaction that stays open."""
    names = [f"reader-{number}" for number in range(READERS)]
    passwords = {name: news.one("select fleet.add(%s)", [name]) for name in names}
    readers = [news.connect(name, passwords[name]) for name in names]
    for reader in readers:
        reader.execute("select routing.subscribe('news')")
    # Last: since PostgreSQL 16, whoever joins the same group waits for its commit.
    bystander = news.connect(autocommit=False)
    bystander.execute("select fleet.add('bystander')")
    publishers = [news.connect() for _ in range(PUBLISHERS)]
    seen: list[list[tuple[int, Any]]] = [[] for _ in readers]
    done = threading.Event()

    with running(
        *(
            lambda reader=reader, rows=rows: read_in_order(reader, done, rows)
            for reader, rows in zip(readers, seen, strict=True)
        )
    ):
        try:
            with running(
                *(
                    lambda publisher=publisher, seed=seed: publish_with_rollbacks(publisher, seed)
                    for seed, publisher in enumerate(publishers)
                )
            ):
                pass
        finally:
            done.set()
    bystander.rollback()

    total = PUBLISHERS * MESSAGES
    for rows in seen:
        assert [offset for offset, _ in rows] == list(range(1, total + 1))
        for seed in range(PUBLISHERS):
            assert [m["number"] for _, m in rows if m["by"] == seed] == list(range(MESSAGES))


def test_a_second_publisher_waits_for_the_first(news: Database) -> None:
    """An offset is given out when the one before it is committed or gone."""
    first, second = news.connect(autocommit=False), news.connect()
    first.execute(PUBLISH, ['{"n": 1}'])
    second.execute("set lock_timeout = '100ms'")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        second.execute(PUBLISH, ['{"n": 2}'])
    first.rollback()
    assert second.execute(PUBLISH, ['{"n": 2}']).fetchone() == (1,)


def test_publishing_under_repeatable_read_is_to_be_retried(news: Database) -> None:
    """A snapshot from before another's commit can't know the newest offset: 40001."""
    late = news.connect(autocommit=False)
    late.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    late.execute("select 1")
    news.one(PUBLISH, ['{"n": 1}'])
    with pytest.raises(psycopg.errors.SerializationFailure):
        late.execute(PUBLISH, ['{"n": 2}'])
    late.rollback()
    assert late.execute(PUBLISH, ['{"n": 2}']).fetchone() == (2,)


def test_a_topic_is_notified_once_per_transaction(news: Database) -> None:
    """However many messages, and only of what is committed."""
    listener = news.connect()
    listener.execute("listen routing")
    publisher = news.connect()
    with publisher.transaction():
        for number in range(3):
            publisher.execute(PUBLISH, [json.dumps({"n": number})])
    with publisher.transaction(force_rollback=True):
        publisher.execute(PUBLISH, ['{"n": 4}'])
    publisher.execute("notify routing, 'that was all'")
    heard = [notice.payload for notice in listener.notifies(timeout=PATIENCE, stop_after=2)]
    assert heard == ["news", "that was all"]


def test_a_topic_registered_meanwhile_finds_who_subscribes_meanwhile(fleet: Fleet) -> None:
    """Neither transaction sees the other's rows, so one of them waits."""
    password = fleet.hub.one("select fleet.add('reader')")
    reader = fleet.hub.connect("reader", password, autocommit=False)
    reader.execute("select routing.subscribe('weather.*')")

    def register() -> None:
        fleet.hub.connect().execute("select routing.register_topic('weather.rain', 'new')")

    with running(register):
        fleet.hub.until_blocked()
        reader.commit()
    assert fleet.hub.one(
        "select count(*) from routing.subscriptions where topic = 'weather.rain'"
    ) == 1  # fmt: skip


def test_a_snapshot_held_open_slows_no_reader(news: Database) -> None:
    """However many steps a cursor took since: the last one is found at once, in the index."""
    password = news.one("select fleet.add('reader')")
    reader = news.connect("reader", password)
    reader.execute("select routing.subscribe('news')")
    news.all("select routing.publish('news', '{}') from generate_series(1, 2000)")
    held = news.connect(autocommit=False)
    held.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    held.execute("select count(*) from routing.cursors")
    for offset in range(1, 2001):
        reader.execute("select routing.ack('news', %s)", [offset])

    def pages_read() -> int:
        plan = news.one(
            "explain (analyze, buffers, format json) "
            "select * from routing.subscriptions where instance = 'reader'"
        )[0]["Plan"]
        return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])

    pages_read()
    assert pages_read() < 20
    held.rollback()


def test_two_acks_at_once_move_the_cursor_to_the_farther(news: Database) -> None:
    """Both would take the same step; the second waits, looks again and takes the next one."""
    password = news.one("select fleet.add('reader')")
    first = news.connect("reader", password, autocommit=False)
    second, third = news.connect("reader", password), news.connect("reader", password)
    third.execute("select routing.subscribe('news')")
    news.all("select routing.publish('news', '{}') from generate_series(1, 9)")
    cursors: dict[int, Any] = {}

    def acknowledge(connection: psycopg.Connection[Any], offset: int) -> None:
        told = connection.execute("select routing.ack('news', %s)", [offset]).fetchone()
        cursors[offset] = told

    first.execute("select routing.ack('news', 5)")
    with running(lambda: acknowledge(second, 9), lambda: acknowledge(third, 3)):
        news.until_blocked(2)
        first.commit()
    assert cursors[9] == (9,)
    assert cursors[3] in ((5,), (9,)), "which of the two comes first is the server's to say"
    assert news.one("select acked_offset from routing.subscriptions") == 9


@pytest.fixture
def rejecting(news: Database) -> psycopg.Connection[Any]:
    """A reader, in a transaction, of a topic of three messages that keeps one."""
    news.all("select routing.set_retention('news', p_retain_rows => 1)")
    password = news.one("select fleet.add('reader')")
    reader = news.connect("reader", password, autocommit=False)
    reader.execute("select routing.subscribe('news')")
    reader.commit()
    news.all("select routing.publish('news', '{}') from generate_series(1, 3)")
    return reader


def test_retention_passes_over_what_is_just_being_rejected(
    news: Database, rejecting: psycopg.Connection[Any]
) -> None:
    """Without waiting: what is to come again stays, also while nobody can see that yet."""
    rejecting.execute("select routing.reject('news', 1, 'no')")
    retention = news.connect()
    retention.execute("set lock_timeout = '1min'")
    retention.execute("select routing.expire()")
    rejecting.commit()
    retention.execute("select routing.expire()")
    kept = news.all("select topic_offset from routing.log where topic = 'news' order by 1")
    assert kept == [(1,), (3,)]


def test_what_retention_has_taken_cannot_be_rejected(
    news: Database, rejecting: psycopg.Connection[Any]
) -> None:
    """Whoever comes second waits for its end, and hears that the message is gone."""
    retention = news.connect(autocommit=False)
    retention.execute("select routing.expire()")

    def reject() -> None:
        with pytest.raises(psycopg.Error) as caught:
            rejecting.execute("select routing.reject('news', 1, 'no')")
        assert caught.value.sqlstate == "SC302"

    with running(reject):
        news.until_blocked()
        retention.commit()
    rejecting.rollback()
    assert news.all("select * from routing.redeliveries") == []


def test_what_is_just_being_given_up_is_not_postponed_too(
    news: Database, rejecting: psycopg.Connection[Any]
) -> None:
    """It would come again and be dead as well, and could never be redriven."""
    news.all("select routing.set_retention('news', interval '1 year')")
    rejecting.execute("select routing.reject('news', 3, 'no', 1)")
    rejecting.commit()
    news.one("select centralcloud.shift_clock('91 days')")
    retention = news.connect(autocommit=False)
    retention.execute("select routing.expire()")
    told: list[Any] = []

    def reject() -> None:
        told.append(rejecting.execute("select routing.reject('news', 3, 'no', 2)").fetchone())

    with running(reject):
        news.until_blocked()
        retention.commit()
    rejecting.commit()
    assert told == [(None,)]
    assert news.all("select attempts from routing.dead_deliveries") == [(1,)]
    assert news.all("select * from routing.redeliveries") == []


def test_a_seek_finds_what_is_just_being_redriven(fleet: Fleet) -> None:
    """It comes as a message again; as a redelivery too it would overtake those before it."""
    fleet.add("singularity-1")
    hub = fleet.hub
    hub.one("select centralcloud.change_setting('routing.max_attempts', '1')")
    reader = fleet.connect_as("singularity-1")
    reader.execute("select routing.subscribe('patterns_updated')")
    for _ in range(2):
        hub.one("select routing.publish('patterns_updated', '{}')")
    reader.execute("select routing.reject('patterns_updated', 2, 'never')")
    operator = hub.connect(autocommit=False)
    operator.execute("select routing.redrive('singularity-1', 'patterns_updated', 2)")
    with running(lambda: reader.execute("select routing.seek('patterns_updated', 1)")):
        hub.until_blocked()
        operator.commit()
    fetched = reader.execute("select topic_offset, kind from routing.fetch()").fetchall()
    assert fetched == [(1, "message"), (2, "message")]
