"""A hub or an instance that comes back from a backup: nothing is lost, nothing counts twice."""

from __future__ import annotations

import json

import pytest
from psycopg import sql

from tests.conftest import Database, Fleet
from tests.scenario.test_link import NEWS, count_effects, exchange, handle, publish, seen

#: Of every stream, what the hub goes by.
FACTS = """
    select i.instance, s.stream, s.version, f.trials, f.successes
    from aggregation.snapshots as s
    join aggregation.facts as f on f.stream_id = s.stream_id
    join fleet.identities as i on i.instance_id = s.source_id
    order by 1, 2, 3, 4
"""
#: Ids of the messages that came, once for each time they are there.
CAME = """
    select message ->> 'id' from pgmq.q_patterns
    union all
    select message ->> 'id' from pgmq.a_patterns
"""


def tell(instance: Database, stream: str, version: int) -> None:
    """Enqueue a snapshot whose one pattern has `version` trials."""
    instance.one(
        "select link.enqueue(%s)",
        [
            json.dumps(
                {
                    "type": "patterns",
                    "snapshot": {"stream": stream, "version": version},
                    "patterns": [{"name": "p", "trials": version, "successes": 1}],
                }
            )
        ],
    )


def back_up(fleet: Fleet, database: Database) -> Database:
    """A copy as of now."""
    for other in (fleet.hub, *fleet.instances.values()):
        other.close()
    return fleet.databases.create(database.name)


def restore(fleet: Fleet, database: Database, backup: Database) -> None:
    """The copy takes the database's place, whose own future is lost."""
    for other in (backup, fleet.hub, *fleet.instances.values()):
        other.close()
    for old, new in (
        (database.name, "lost"),
        (backup.name, database.name),
        ("lost", backup.name),
    ):
        fleet.hub.server.execute(
            sql.SQL("alter database {} rename to {}").format(
                sql.Identifier(old), sql.Identifier(new)
            )
        )


def hide_moves(hub: Database) -> None:
    """Have the hub find itself at home wherever it is, as after a snapshot of the disk."""
    hub.all(
        "create or replace function routing.home() returns text language sql stable "
        "set search_path = '' return '1/00000001/1/1'"
    )


@pytest.fixture
def pair(fleet: Fleet) -> list[Database]:
    """Two instances that count what took effect, and have met their hub."""
    made = [fleet.add("singularity-1"), fleet.add("singularity-2")]
    for instance in made:
        count_effects(instance)
        exchange(instance)
    return made


def fold(hub: Database) -> None:
    """Until nothing is left in the queue."""
    hub.connect("centralcloud_scheduler").execute("call scheduling.run_job('pattern_aggregation')")
    assert hub.one("select count(*) from pgmq.q_patterns") == 0


def check_that_nothing_is_lost(fleet: Fleet) -> None:
    """Every message of every outbox came once, and the newest snapshots are the facts."""
    fold(fleet.hub)
    sent = []
    for instance in fleet.instances.values():
        assert instance.one("select outbox_waiting + outbox_refused from link.state") == 0
        sent += [row[0] for row in instance.all("select message_id::text from link.outbox")]
    assert sorted(row[0] for row in fleet.hub.all(CAME)) == sorted(sent)


def test_a_hub_restored_from_a_dump_hears_everything_again(
    fleet: Fleet, pair: list[Database]
) -> None:
    """What it lost is sent again, what it kept is not taken twice, later news reach everybody."""
    for number, instance in enumerate(pair, 1):
        tell(instance, "kept", number)
    publish(fleet, 1)
    for instance in pair:
        exchange(instance)
    backup = back_up(fleet, fleet.hub)
    publish(fleet, 2)
    for number, instance in enumerate(pair, 1):
        tell(instance, "kept", 10 + number)
        tell(instance, "lost", 20 + number)
        exchange(instance)
        assert seen(instance) == [1, 2]
    fold(fleet.hub)
    facts = fleet.hub.all(FACTS)
    assert len(facts) == 4

    restore(fleet, fleet.hub, backup)
    publish(fleet, 3)
    for instance in pair:
        assert exchange(instance)["resent"] == 3
        assert instance.one("select restored_at is not null from link.state")
    publish(fleet, 4)
    for _ in range(2):
        for instance in pair:
            assert exchange(instance)["resent"] == 0
    check_that_nothing_is_lost(fleet)
    assert fleet.hub.all(FACTS) == facts
    for instance in pair:
        assert seen(instance) == [1, 2, 3, 4]


def test_a_hub_that_lost_messages_alone_says_so_itself(fleet: Fleet, pair: list[Database]) -> None:
    """Nothing was told meanwhile, so no cursor went back: its life is another."""
    backup = back_up(fleet, fleet.hub)
    tell(pair[0], "lost", 1)
    exchange(pair[0])
    restore(fleet, fleet.hub, backup)
    assert [exchange(instance)["resent"] for instance in pair] == [1, 0]
    check_that_nothing_is_lost(fleet)


def test_a_hub_restored_without_a_word_is_found_out(fleet: Fleet, pair: list[Database]) -> None:
    """It lives the same life and gives the same offsets to other news: these still arrive."""
    hide_moves(fleet.hub)
    for instance in pair:
        exchange(instance)
    publish(fleet, 1)
    exchange(pair[0])
    backup = back_up(fleet, fleet.hub)
    for number in (2, 3):
        publish(fleet, number)
    for instance in pair:
        tell(instance, "lost", 1)
        exchange(instance)
        assert seen(instance) == [1, 2, 3]

    restore(fleet, fleet.hub, backup)
    publish(fleet, 2)
    publish(fleet, 5)
    for instance in pair:
        exchange(instance)
        exchange(instance)
        # What is at its old offset once more, word for word, is the same message.
        assert seen(instance) == [1, 2, 3, 5]
    check_that_nothing_is_lost(fleet)


def test_an_ack_of_what_the_hub_never_told_stops_nothing(
    fleet: Fleet, pair: list[Database]
) -> None:
    """Applied, not yet told, and then the hub went back: its cursor alone gives nothing away."""
    instance = pair[0]
    hide_moves(fleet.hub)
    exchange(instance)
    tell(instance, "lost", 1)
    backup = back_up(fleet, fleet.hub)
    publish(fleet, 1)
    publish(fleet, 2)
    instance.one("select link.exchange()")
    assert seen(instance) == [1, 2]
    assert instance.one("select max(applied_offset - acked_offset) from link.cursors") >= 2

    restore(fleet, fleet.hub, backup)
    for _ in range(2):
        exchange(instance)
    assert instance.one("select restored_at is not null from link.state")
    publish(fleet, 3)
    publish(fleet, 4)
    publish(fleet, 5)
    exchange(instance)
    assert seen(instance) == [1, 2, 3, 4, 5]
    check_that_nothing_is_lost(fleet)


def test_a_copy_that_calls_under_the_same_name_is_told(fleet: Fleet, pair: list[Database]) -> None:
    """Each takes the hub to have been restored: nothing is lost, but all is sent again."""
    instance = pair[0]
    exchange(instance)
    copy = back_up(fleet, instance)
    told = "select check_name from link.troubles()"
    for number in (1, 2):
        assert "name_shared" not in {name for (name,) in instance.all(told)}
        publish(fleet, number)
        exchange(instance)
        # Between its two passes the copy has set back the cursor, and not told yet what it applied.
        session = copy.connect("centralcloud_scheduler")
        session.execute("select link.exchange()")
        exchange(instance)
        exchange(copy)
    assert "name_shared" in {name for (name,) in instance.all(told)}
    assert seen(instance) == seen(copy) == [1, 2]


def test_a_rejection_is_not_told_of_another_message(fleet: Fleet, pair: list[Database]) -> None:
    """What was rejected, the restored hub never told; at its offset it tells something else."""
    instance = pair[0]
    hide_moves(fleet.hub)
    exchange(instance)
    backup = back_up(fleet, fleet.hub)
    publish(fleet, 1)
    assert seen(instance) == []
    exchange(instance)
    handle(instance, "perform 1 / 0;")
    publish(fleet, 2)
    instance.one("select link.exchange()")
    assert instance.all("select owed from link.inbox order by topic_offset") == [
        (None,), ("reject",)
    ]  # fmt: skip

    restore(fleet, fleet.hub, backup)
    count_effects(instance)
    publish(fleet, 3)
    publish(fleet, 4)
    exchange(instance)
    assert seen(instance) == [1, 3, 4]
    assert fleet.hub.one("select count(*) from routing.redeliveries") == 0


def test_only_what_the_hub_can_tell_apart_is_sent_again(fleet: Fleet, pair: list[Database]) -> None:
    """It knows ids for 30 days; an older message would count a second time."""
    instance = pair[0]
    for days in (0, 28, 2):
        instance.one("select centralcloud.shift_clock(make_interval(days => -%s))", [days])
        fleet.hub.one("select centralcloud.shift_clock(make_interval(days => -%s))", [days])
        tell(instance, f"{days}-days-before", 1)
        exchange(instance)
    for database in (instance, fleet.hub):
        database.one("select centralcloud.release_clock()")
    backup = back_up(fleet, fleet.hub)
    publish(fleet, 1)
    exchange(instance)
    restore(fleet, fleet.hub, backup)
    assert exchange(instance)["resent"] == 2
    check_that_nothing_is_lost(fleet)


def test_an_instance_restored_from_last_week_says_again_what_it_said(
    fleet: Fleet, pair: list[Database]
) -> None:
    """What waited then was sent since; what failed then was applied since: to no second effect."""
    instance = pair[0]
    handle(
        instance,
        "insert into effects.seen (message) values (p_message);"
        "if (p_message ->> 'commit')::numeric in (1, 2) then perform 1 / 0; end if;",
    )
    publish(fleet, 1)
    publish(fleet, 2)
    exchange(instance)
    count_effects(instance)
    fleet.hub.one("select centralcloud.shift_clock('2 minutes')")
    instance.one("select link.exchange()")
    assert instance.all("select state, owed from link.inbox") == [("applied", "ack")] * 2
    tell(instance, "waiting", 1)
    backup = back_up(fleet, instance)

    publish(fleet, 3)
    exchange(instance)
    assert seen(instance) == [1, 2, 3]
    restore(fleet, instance, backup)
    for _ in range(2):
        exchange(instance)
    assert seen(instance) == [1, 2, 3]
    assert fleet.hub.one("select count(*) from routing.redeliveries") == 0
    assert fleet.hub.one("select count(*) from routing.dead_deliveries") == 0
    check_that_nothing_is_lost(fleet)


def test_a_rejection_told_again_by_a_restored_instance_is_applied_once(
    fleet: Fleet, pair: list[Database]
) -> None:
    """The backup owes a rejection of what its lost future applied: it comes, and is applied."""
    instance = pair[0]
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    instance.one("select link.exchange()")
    count_effects(instance)
    backup = back_up(fleet, instance)
    exchange(instance)
    fleet.hub.one("select centralcloud.shift_clock('2 minutes')")
    exchange(instance)
    assert seen(instance) == [1]

    restore(fleet, instance, backup)
    exchange(instance)
    fleet.hub.one("select centralcloud.shift_clock('2 hours')")
    exchange(instance)
    assert seen(instance) == [1]
    assert fleet.hub.one("select count(*) from routing.redeliveries") == 0


def test_an_instance_restored_from_before_a_redelivery_gets_it_again(
    fleet: Fleet, pair: list[Database]
) -> None:
    """The backup knows that it failed and was told; the hub, that it was applied since."""
    instance = pair[0]
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    exchange(instance)
    assert instance.all("select state, owed from link.inbox") == [("rejected", None)]
    count_effects(instance)
    backup = back_up(fleet, instance)
    publish(fleet, 2)
    fleet.hub.one("select centralcloud.shift_clock('2 minutes')")
    exchange(instance)
    assert seen(instance) == [1, 2]

    restore(fleet, instance, backup)
    exchange(instance)
    fleet.hub.one("select centralcloud.shift_clock('2 hours')")
    for _ in range(2):
        exchange(instance)
    assert seen(instance) == [2, 1]
    assert fleet.hub.one("select count(*) from routing.redeliveries") == 0


def test_a_topic_that_a_restored_hub_does_not_know_stops_no_exchange(
    fleet: Fleet, pair: list[Database]
) -> None:
    """What failed there is owed to nobody; registered again, it begins anew."""
    instance = pair[0]
    backup = back_up(fleet, fleet.hub)
    fleet.hub.one("select routing.register_topic('news', 'What is new.')")
    handle(instance, "perform 1 / 0;")
    for number in (1, 2):
        fleet.hub.one("select routing.publish('news', %s)", [NEWS % number])
    instance.one("select link.exchange()")
    assert instance.all("select owed from link.inbox") == [("reject",)] * 2
    count_effects(instance)
    restore(fleet, fleet.hub, backup)

    publish(fleet, 3)
    exchange(instance)
    assert seen(instance) == [3]
    fleet.hub.one("select routing.register_topic('news', 'What is new.')")
    fleet.hub.one("select routing.publish('news', %s)", [NEWS % 4])
    exchange(instance)
    assert seen(instance) == [3, 4]


def test_an_instance_restored_behind_a_topic_that_is_gone_catches_up(
    fleet: Fleet, pair: list[Database]
) -> None:
    """What the hub forgot holds up nothing of the rest."""
    instance = pair[0]
    hub_backup = back_up(fleet, fleet.hub)
    fleet.hub.one("select routing.register_topic('news', 'What is new.')")
    fleet.hub.one("select routing.publish('news', %s)", [NEWS % 1])
    handle(instance, "perform 1 / 0;")
    exchange(instance)
    count_effects(instance)
    backup = back_up(fleet, instance)
    restore(fleet, fleet.hub, hub_backup)
    publish(fleet, 2)
    exchange(instance)
    restore(fleet, instance, backup)
    exchange(instance)
    assert seen(instance) == [2]


def test_an_id_is_known_for_as_long_as_it_was_last_sent(fleet: Fleet, pair: list[Database]) -> None:
    """Sent again 20 days later, and then once more: the first time is 40 days ago."""
    instance = pair[0]
    tell(instance, "kept", 1)
    exchange(instance)
    for _ in range(2):
        for database in (instance, fleet.hub):
            database.one("select centralcloud.shift_clock('20 days')")
        fleet.hub.one("select intake.expire()")
        fleet.hub.all("select routing.jump('a snapshot of the disk')")
        assert exchange(instance)["resent"] == 1
    check_that_nothing_is_lost(fleet)
