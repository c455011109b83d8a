"""Whatever is over a limit is refused with its code, and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.conftest import Database, Databases, Server
from tests.refusals import ACCEPTED, REFUSALS

#: What is stored of who sends and what is sent: rows of every table, and how far each counter is.
_STORED = """
    select format(
      $sql$select %L, count(*), md5(string_agg(row(t.*)::text, ',' order by row(t.*)::text))
        from %s as t$sql$,
      c.oid::regclass, c.oid::regclass
    )
    from pg_class as c
    where c.relnamespace::regnamespace::text = any (array['fleet', 'intake', 'pgmq'])
      and c.relkind in ('r', 'p', 'S')
    order by 1
"""


@pytest.fixture(scope="module")
def hub_with_a_message(server: Server, templates: dict[str, str]) -> Iterator[Database]:
    """A hub to which an instance sent a heartbeat, and a message with an id."""
    made = Databases(server)
    yield made.create(templates["hub"])
    made.drop_all()


@pytest.fixture(scope="module")
def instance_login(hub_with_a_message: Database) -> psycopg.Connection[Any]:
    """The connection of that instance."""
    password = hub_with_a_message.one("select fleet.add('singularity-1')")
    login = hub_with_a_message.connect("singularity-1", password)
    login.execute("""select intake.send('{"type": "heartbeat", "version": "1"}')""")
    login.execute(
        "select intake.send(%s::jsonb || jsonb_build_object('id', gen_random_uuid()))", [ACCEPTED]
    )
    return login


def stored(hub: Database) -> list[Any]:
    """A digest of each table."""
    return [hub.all(str(statement))[0] for (statement,) in hub.all(_STORED)]


@pytest.mark.parametrize("name", REFUSALS)
def test_it_is_refused_and_nothing_stored(
    name: str, hub_with_a_message: Database, instance_login: psycopg.Connection[Any]
) -> None:
    """Queues, ids, heartbeats, quotas, dead letters and counters are as they were."""
    refusal = REFUSALS[name]
    before = stored(hub_with_a_message)
    with pytest.raises(psycopg.Error) as refused:
        instance_login.execute(refusal.call, [refusal.text])
    assert refused.value.sqlstate == refusal.sqlstate
    assert stored(hub_with_a_message) == before
    # What a refusal says stays short, whatever was sent.
    said = refused.value.diag
    assert sum(len(part or "") for part in (said.message_primary, said.message_detail)) < 5000


def test_what_is_stored_is_seen(
    hub_with_a_message: Database, instance_login: psycopg.Connection[Any]
) -> None:
    """Else the test above could not fail."""
    before = stored(hub_with_a_message)
    instance_login.execute("""select intake.send('{"type": "heartbeat", "version": "2"}')""")
    heard = stored(hub_with_a_message)
    assert heard != before
    instance_login.execute("select intake.send(%s::jsonb)", [ACCEPTED])
    assert stored(hub_with_a_message) != heard


def test_twenty_of_ten_thousand_are_told(instance_login: psycopg.Connection[Any]) -> None:
    """In order, and that there are more."""
    with pytest.raises(psycopg.Error) as refused:
        refusal = REFUSALS["patterns_10000_all_bad"]
        instance_login.execute(refusal.call, [refusal.text])
    assert str(refused.value.diag.message_detail).splitlines() == [
        *(f"patterns[{place}].name: is of type number, not string" for place in range(20)),
        "and more",
    ]


def test_the_last_of_ten_thousand_is_found(instance_login: psycopg.Connection[Any]) -> None:
    """The only one that is wrong is told, with its place."""
    for name, problem in (
        ("patterns_10000_last_bad", "is of type number, not string"),
        ("patterns_10000_last_text_bad", "is 201 characters long, more than 200"),
    ):
        with pytest.raises(psycopg.Error) as refused:
            instance_login.execute(REFUSALS[name].call, [REFUSALS[name].text])
        assert refused.value.diag.message_detail == f"patterns[9999].name: {problem}"


def test_what_is_within_the_limits_is_taken(instance_login: psycopg.Connection[Any]) -> None:
    """By the connection that was refused so often."""
    row = instance_login.execute("select intake.send(%s::jsonb)", [ACCEPTED]).fetchone()
    assert row is not None and row[0] > 0
