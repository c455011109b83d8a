"""What was given up and is redriven, from end to end: hub, link, handler, and back."""

from __future__ import annotations

from typing import Any

from click.testing import CliRunner

from centralcloud.cli.dead_letters import dead_letters
from tests.conftest import Database, Fleet
from tests.scenario.test_link import count_effects, exchange, handle, publish, queued, seen


def run(database: Database, *arguments: str) -> str:
    """`centralcloud dead-letters …`."""
    result = CliRunner().invoke(dead_letters, [*arguments, "--database", database.conninfo])
    assert result.exit_code == 0, result.exception
    return result.output


def try_until_dead(fleet: Fleet, instance: Database) -> None:
    """Exchange, and let the backoffs pass."""
    for _ in range(4):
        exchange(instance)
        fleet.hub.one("select centralcloud.shift_clock('1 hour')")


def inbox(instance: Database) -> list[tuple[Any, ...]]:
    """What became of each message here."""
    return instance.all("select state, owed from link.inbox order by topic_offset")


def on_the_hub(fleet: Fleet) -> tuple[int, int]:
    """(pending redeliveries, dead deliveries)."""
    [row] = fleet.hub.all(
        "select (select count(*) from routing.redeliveries),"
        " (select count(*) from routing.dead_deliveries)"
    )
    return row


def test_a_redriven_delivery_works_once_what_was_wrong_is_mended(fleet: Fleet) -> None:
    """It takes effect once, the hub knows, and the cursor stays where it was."""
    fleet.hub.one("select centralcloud.change_setting('routing.max_attempts', '2')")
    instance = fleet.add("singularity-1")
    handle(
        instance,
        "insert into effects.seen (message) values (p_message);"
        "if (p_message ->> 'commit')::numeric = 1 then perform 1 / 0; end if;",
    )
    for number in (1, 2, 3):
        publish(fleet, number)
    try_until_dead(fleet, instance)
    assert inbox(instance) == [("dead", None), ("applied", None), ("applied", None)]
    assert on_the_hub(fleet) == (0, 1)
    assert exchange(instance)["fetched"] == 0

    count_effects(instance)
    run(fleet.hub, "redrive", "singularity-1/patterns_updated/1")
    assert exchange(instance)["applied"] == 1
    assert exchange(instance)["fetched"] == 0
    assert seen(instance) == [2, 3, 1]
    assert inbox(instance) == [("applied", None)] * 3
    assert on_the_hub(fleet) == (0, 0)
    assert fleet.hub.all(
        "select acked_offset from routing.subscriptions where topic = 'patterns_updated'"
    ) == [(3,)]


def test_a_redriven_delivery_has_a_round_of_attempts_and_dies_again(fleet: Fleet) -> None:
    """Nothing else waits meanwhile; redriven once more it can still work."""
    fleet.hub.one("select centralcloud.change_setting('routing.max_attempts', '2')")
    instance = fleet.add("singularity-1")
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    try_until_dead(fleet, instance)

    run(fleet.hub, "redrive", "singularity-1/patterns_updated/1")
    assert exchange(instance)["failed"] == 1
    assert inbox(instance) == [("rejected", None)]
    assert on_the_hub(fleet) == (1, 0)
    count_effects(instance)
    publish(fleet, 2)
    exchange(instance)
    assert seen(instance) == [2]
    handle(instance, "perform 1 / 0;")
    try_until_dead(fleet, instance)
    assert inbox(instance)[0] == ("dead", None)
    assert on_the_hub(fleet) == (0, 1)
    assert fleet.hub.all("select attempts from routing.dead_deliveries") == [(4,)]

    count_effects(instance)
    run(fleet.hub, "redrive", "--all", "--yes")
    exchange(instance)
    assert seen(instance) == [2, 1]
    assert on_the_hub(fleet) == (0, 0)


def test_losing_the_commit_of_a_redriven_delivery_applies_it_once(fleet: Fleet) -> None:
    """It is fetched and applied, undone, and comes again."""
    fleet.hub.one("select centralcloud.change_setting('routing.max_attempts', '1')")
    instance = fleet.add("singularity-1")
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    try_until_dead(fleet, instance)
    count_effects(instance)
    run(fleet.hub, "redrive", "singularity-1/patterns_updated/1")
    crashing = instance.connect("centralcloud_scheduler", autocommit=False)
    row = crashing.execute("select link.exchange()").fetchone()
    assert row is not None
    assert row[0]["applied"] == 1
    crashing.rollback()
    exchange(instance)
    assert seen(instance) == [1]
    assert on_the_hub(fleet) == (0, 0)


def test_a_redriven_delivery_comes_also_where_the_inbox_forgot_it(fleet: Fleet) -> None:
    """The instance let its row go; the hub kept the message for it."""
    fleet.hub.one("select centralcloud.change_setting('routing.max_attempts', '1')")
    instance = fleet.add("singularity-1")
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    try_until_dead(fleet, instance)
    instance.all("delete from link.inbox")
    count_effects(instance)
    run(fleet.hub, "redrive", "singularity-1/patterns_updated/1")
    exchange(instance)
    assert seen(instance) == [1]
    assert on_the_hub(fleet) == (0, 0)


def test_a_discarded_delivery_never_comes(fleet: Fleet) -> None:
    """The others do."""
    fleet.hub.one("select centralcloud.change_setting('routing.max_attempts', '1')")
    instance = fleet.add("singularity-1")
    handle(instance, "perform 1 / 0;")
    publish(fleet, 1)
    try_until_dead(fleet, instance)
    run(fleet.hub, "discard", "singularity-1/patterns_updated/1")
    count_effects(instance)
    publish(fleet, 2)
    exchange(instance)
    assert seen(instance) == [2]
    assert on_the_hub(fleet) == (0, 0)


def test_a_refused_message_is_sent_again(fleet: Fleet) -> None:
    """Once the hub takes it; refused anew it is a dead letter again."""
    instance = fleet.add("singularity-1")
    instance.all("""select link.enqueue('{"type": "gossip", "patterns": []}')""")
    assert exchange(instance)["refused"] == 1
    run(instance, "redrive", "outbox/1")
    assert exchange(instance)["refused"] == 1
    assert instance.all("select state, attempts from link.outbox") == [("refused", 2)]

    fleet.hub.connect("centralcloud_scheduler").execute(
        "set role centralcloud_owner;"
        "select intake.register_message_type('gossip', 'for tests', 'inbound', true)"
    )
    run(instance, "redrive", "--all", "--yes")
    assert exchange(instance)["sent"] == 1
    assert instance.all("select state, sqlstate from link.outbox") == [("sent", None)]
    assert fleet.hub.one("select count(*) from pgmq.q_gossip") == 1
    assert queued(fleet) == 0
