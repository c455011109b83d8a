"""One id is one message, whoever sends it how often at the same time."""

from __future__ import annotations

import random
import threading
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.conftest import Database
from tests.waiting import PATIENCE, running

SENDERS = 6
ROUNDS = 12


def message(identity: UUID | None) -> Jsonb:
    """A small one, with an id or without."""
    told: dict[str, Any] = {"type": "patterns", "patterns": []}
    return Jsonb(told if identity is None else {**told, "id": str(identity)})


def send(connection: psycopg.Connection[Any], identities: list[UUID]) -> list[int]:
    """Their msg_ids, in order."""
    rows = connection.execute(
        "select * from intake.send_batch(%s::jsonb[])", [[message(i) for i in identities]]
    )
    return [row[0] for row in rows]


def test_the_same_ids_from_many_connections_are_queued_once(hub: Database) -> None:
    """New ids at once, in any order, some rolled back: no deadlock, nothing twice or lost."""
    password = hub.one("select fleet.add('singularity-1')")
    answers: list[tuple[UUID, int]] = []
    guard = threading.Lock()
    start = threading.Barrier(SENDERS, timeout=PATIENCE)

    def sender(seed: int) -> None:
        chance = random.Random(seed)
        with hub.connect("singularity-1", password, autocommit=False) as connection:
            for turn in range(ROUNDS):
                identities = [UUID(int=turn * 100 + n) for n in range(20)]
                chance.shuffle(identities)
                start.wait()
                msg_ids = send(connection, identities)
                if chance.random() < 0.3:
                    connection.rollback()
                    continue
                connection.commit()
                with guard:
                    answers.extend(zip(identities, msg_ids, strict=True))

    with running(*(partial(sender, seed) for seed in range(SENDERS))):
        pass

    told = dict(answers)
    assert all(told[identity] == msg_id for identity, msg_id in answers)
    queued = hub.all("select (message ->> 'id')::uuid, msg_id from pgmq.q_patterns")
    assert len(queued) == len(told)
    assert dict(queued) == told


def test_a_repeat_waits_for_the_first_to_end(hub: Database) -> None:
    """Committed: its msg_id. Rolled back: the repeat is the first."""
    password = hub.one("select fleet.add('singularity-1')")
    for ends_well in (True, False):
        identity = uuid4()
        first = hub.connect("singularity-1", password, autocommit=False)
        second = hub.connect("singularity-1", password)
        [msg_id] = send(first, [identity])
        answer: list[int] = []
        again = partial(send, second, [identity])
        with running(lambda answer=answer, again=again: answer.extend(again())):  # type: ignore[misc]
            hub.until_blocked()
            if ends_well:
                first.commit()
            else:
                first.rollback()
        assert (answer == [msg_id]) is ends_well
        assert hub.one(
            "select count(*) from pgmq.q_patterns where message ->> 'id' = %s", [str(identity)]
        ) == 1  # fmt: skip


def test_under_a_snapshot_that_is_too_old_it_says_try_again(hub: Database) -> None:
    """40001: the first one's msg_id can't be seen from there."""
    password = hub.one("select fleet.add('singularity-1')")
    late = hub.connect("singularity-1", password, autocommit=False)
    late.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    late.execute("select 1")
    identity = uuid4()
    send(hub.connect("singularity-1", password), [identity])
    with pytest.raises(psycopg.errors.SerializationFailure):
        send(late, [identity])


def test_readers_of_one_queue_never_share_a_message(hub: Database) -> None:
    """Six take at once, some roll back: each message is taken once, in the end all are."""
    hub.one("select fleet.add('singularity-1')")
    told = [Jsonb({"type": "patterns", "source": "singularity-1", "patterns": []})] * 300
    hub.all("select * from intake.send_batch(%s::jsonb[])", [told])
    taken: list[int] = []
    guard = threading.Lock()

    def reader(seed: int) -> None:
        chance = random.Random(seed)
        with hub.connect(autocommit=False) as connection:
            while connection.execute("select exists (select from pgmq.q_patterns)").fetchone() == (
                True,
            ):
                rows = connection.execute(
                    "select msg_id from intake.take('patterns', 7)"
                ).fetchall()
                assert rows == sorted(rows)
                if chance.random() < 0.3:
                    connection.rollback()
                    continue
                connection.commit()
                with guard:
                    taken.extend(row[0] for row in rows)

    with running(*(partial(reader, seed) for seed in range(SENDERS))):
        pass

    assert len(taken) == len(set(taken)) == 300
    assert hub.one("select count(*) from pgmq.a_patterns") == 300


def test_a_reader_passes_over_what_another_is_taking(hub: Database) -> None:
    """It neither waits nor takes it as well."""
    hub.one("select fleet.add('singularity-1')")
    told = [Jsonb({"type": "patterns", "source": "singularity-1", "patterns": []})] * 4
    hub.all("select * from intake.send_batch(%s::jsonb[])", [told])
    first = hub.connect(autocommit=False)
    second = hub.connect()
    second.execute("set statement_timeout = '1min'")
    taking = first.execute("select msg_id from intake.take('patterns', 2)").fetchall()
    taken = second.execute("select msg_id from intake.take('patterns', 10)").fetchall()
    first.rollback()
    again = second.execute("select msg_id from intake.take('patterns', 10)").fetchall()
    assert len(taken) == 2
    assert again == taking


def test_senders_of_one_instance_do_not_wait_for_each_other(hub: Database) -> None:
    """An open transaction holds no row that another send needs."""
    password = hub.one("select fleet.add('singularity-1')")
    first = hub.connect("singularity-1", password, autocommit=False)
    second = hub.connect("singularity-1", password)
    first.execute("select intake.send(%s)", [message(None)])
    second.execute("set statement_timeout = '1min'")
    second.execute("select intake.send(%s)", [message(None)])


def test_known_ids_in_any_order_are_remembered_without_a_deadlock(hub: Database) -> None:
    """Two connections send again, hours later, the same batch from either end."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select fleet.set_quota('singularity-1', 'messages_per_hour', 1000000)")
    identities = [uuid4() for _ in range(3000)]
    first, second = (hub.connect("singularity-1", password) for _ in range(2))
    told = dict(zip(identities, send(first, identities), strict=True))

    def again(connection: psycopg.Connection[Any], batch: list[UUID]) -> None:
        assert send(connection, batch) == [told[identity] for identity in batch]

    for _ in range(6):
        hub.all("update intake.received_ids set received_at = received_at - interval '2 hours'")
        with running(lambda: again(first, identities), lambda: again(second, identities[::-1])):
            pass
