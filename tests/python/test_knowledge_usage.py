"""Uses of artifacts: recorded by many at once, counted once, told to the hub as totals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.conftest import Database, Fleet
from tests.scenario.test_link import exchange

_PUT = """
    insert into knowledge.artifacts
      (type, id, version, origin, path, raw, content, content_hash, loaded_at)
    select 'prompt', 'a', '1.0.0', 'local', 'a.json', '{}', '{"body": "b"}', repeat('0', 64),
      '2026-01-01Z'
"""
_USE = "select knowledge.record_usage('prompt', 'a', '1.0.0', true)"


def test_those_who_record_wait_for_nobody(instance: Database) -> None:
    """Not for a transaction that is left open, nor for a fold; each use counts once."""
    instance.all(_PUT)
    left_open = instance.connect(autocommit=False)
    left_open.execute(_USE)

    def record(_number: int) -> None:
        with instance.connect() as connection:
            connection.execute("set lock_timeout to '1min'")
            for _ in range(20):
                connection.execute(_USE)

    with ThreadPoolExecutor(4) as pool:
        recording = [pool.submit(record, number) for number in range(4)]
        folded = sum(instance.one("select knowledge.fold_uses()") for _ in range(5))
        for each in recording:
            each.result()
    left_open.commit()
    folded += instance.one("select knowledge.fold_uses()")
    assert folded == 81
    assert instance.one("select usage_count from knowledge.usage") == 81


def test_the_hub_takes_what_it_is_told(fleet: Fleet) -> None:
    """The message passes the contract, with content and in parts."""
    instance = fleet.add("singularity-1")
    instance.all(_PUT)
    for _ in range(3):
        instance.all(_USE)
    instance.all("select knowledge.report_usage()")
    assert exchange(instance)["refused"] == 0
    [(message,)] = fleet.hub.all("select message from pgmq.q_learned_artifacts")
    assert message["artifacts"] == [
        {"type": "prompt", "id": "a", "version": "1.0.0", "usage_count": 3, "success_count": 3,
         "content": {"body": "b"}}
    ]  # fmt: skip
    assert message["snapshot"]["stream"] == "knowledge"

    instance.all(
        "insert into knowledge.usage_totals select 'prompt', n::text, '1.0.0', 2, 1, 1, 0.5,"
        " '2026-01-01Z', '2026-01-01Z' from generate_series(1, 1500) as n"
    )
    instance.all("select knowledge.report_usage()")
    assert exchange(instance)["refused"] == 0
    parts = fleet.hub.all(
        "select message #>> '{snapshot,part}', message #>> '{snapshot,parts}',"
        " jsonb_array_length(message -> 'artifacts')"
        " from pgmq.q_learned_artifacts order by msg_id offset 1"
    )
    assert parts == [("1", "2", 1000), ("2", "2", 501)]
