"""Whatever a function that people call is given, it does it or says in its own words why not."""

from __future__ import annotations

import random
from collections.abc import Iterator

import psycopg
import pytest

from tests.conftest import Database, Databases, Server

#: What operators, instances and whoever writes a contract call, by the hints and the README.
CALLED = (
    "aggregation.forget",
    "centralcloud.change_setting",
    "fleet.add",
    "fleet.admit",
    "fleet.pause",
    "fleet.quotas_in_force",
    "fleet.remove",
    "fleet.resume",
    "fleet.rotate",
    "fleet.set_quota",
    "intake.check",
    "intake.dead_letter",
    "intake.discard",
    "intake.enqueue",
    "intake.json_schema",
    "intake.list_dead_letters",
    "intake.redrive",
    "intake.register_message_fields",
    "intake.register_message_rule",
    "intake.register_message_type",
    "intake.replay",
    "intake.send",
    "intake.send_batch",
    "intake.set_retention",
    "routing.ack",
    "routing.dead_delivery",
    "routing.discard",
    "routing.fetch",
    "routing.list_dead_deliveries",
    "routing.redrive",
    "routing.reject",
    "routing.seek",
    "routing.set_retention",
    "routing.subscribe",
    "routing.unsubscribe",
    "scheduling.cancel_task",
    "scheduling.disable_job",
    "scheduling.discard_task",
    "scheduling.enable_job",
    "scheduling.history",
    "scheduling.list_tasks",
    "scheduling.next_slot",
    "scheduling.previous_slot",
    "scheduling.redrive_task",
    "scheduling.request_task",
    "scheduling.set_job",
)
HOSTILE: dict[str, list[object]] = {
    "text": [
        None, "", " ", "x", "singularity-1", "patterns", "heartbeat", "Test", "max_connections",
        "stale_after", "intake.expire_batch", "intake.keep_ids_for", "-1", "a'b\"c", "x\ny",
        "@.n ==", "pg_x", "é" * 300,
    ],
    "bigint": [None, 0, -1, 1, 10**12 + 1, 2**63 - 1, -(2**63)],
    "integer": [None, 0, -1, 1, 2**31 - 1, -(2**31)],
    "boolean": [None, True, False],
    "interval": [None, "0", "-1 day", "1 day", "170000000 years", "-170000000 years"],
    "timestamp with time zone": [None, "-infinity", "infinity", "2026-01-01 00:00Z"],
    "jsonb": [
        None, "null", "1", '"x"', "{}", "[]", "[1]", '{"type": 1}', '{"type": "patterns"}',
        '{"type": "heartbeat", "source": "singularity-1", "version": 1e130000}',
        '[{"path": "a"}]', '[{"path": "A", "json_type": "string", "description": ""}]',
        '[{"path": "a", "json_type": "integer", "description": ""}]',
        '[{"path": "a", "json_type": "string", "pattern": "(", "description": ""}]',
        '[{"path": "a.b", "json_type": "string", "max_length": 1e10, "description": ""}]',
    ],
    "jsonb[]": [None, "{}", "{null}", '{"{}"}', '{{"{}","{}"}}'],
}  # fmt: skip

#: Of every two, one is right, so that the others are looked at.
RIGHT = {
    "p_name": ["singularity-1"],
    "p_quota": ["max_streams", "max_connections"],
    "p_type": ["patterns", "heartbeat"],
    "p_path": [""],
}


@pytest.fixture(scope="module")
def hostile(server: Server, templates: dict[str, str]) -> Iterator[Database]:
    """A hub with one instance, for calls that are all undone."""
    made = Databases(server)
    hub = made.create(templates["hub"])
    hub.one("select fleet.add('singularity-1')")
    yield hub
    made.drop_all()


@pytest.mark.parametrize("name", CALLED)
def test_what_is_refused_is_refused_in_words(name: str, hostile: Database) -> None:
    """A code of ours with its rule and what to do: no constraint, cast or syntax of the inside."""
    takes = hostile.all(
        "select a.name, format_type(a.type, null) from pg_proc as p "
        "cross join unnest(p.proargnames, p.proargtypes) as a (name, type) "
        "where p.oid = %s::regproc and a.type is not null",
        [name],
    )
    dice = random.Random(name)
    placeholders = ", ".join(f"%s::{type_}" for _, type_ in takes)
    raw = []
    for _ in range(15):
        arguments = [
            dice.choice(dice.choice([HOSTILE[type_], RIGHT.get(argument, HOSTILE[type_])]))
            for argument, type_ in takes
        ]
        try:
            with hostile.connection.transaction(force_rollback=True):
                hostile.all(f"select * from {name}({placeholders})", arguments)
        except psycopg.Error as error:
            said = (error.diag.message_detail, error.diag.message_hint)
            if not (error.sqlstate or "").startswith("SC") or not all(said):
                raw.append((arguments, error.sqlstate, str(error)))
    assert raw == []
