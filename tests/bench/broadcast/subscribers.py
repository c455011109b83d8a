"""Ten thousand subscribers on a server as it comes."""

from __future__ import annotations

import subprocess

import psycopg

from tests.bench.broadcast.message import MESSAGE, PUBLISH
from tests.bench.common import (
    PASSWORD,
    Report,
    add_instances,
    installed,
    interleaved,
    running_server,
    subscribe,
    wal_of,
)
from tests.conftest import Database

FEW = 10
READERS = 300
STOCK = """
select name, setting, boot_val from pg_settings
where name in (
  'max_locks_per_transaction', 'max_pred_locks_per_transaction', 'max_connections',
  'max_prepared_transactions', 'work_mem', 'max_files_per_process'
)
order by name
"""


def subscribers(report: Report, many: int, queues: int = 0) -> None:
    """Print the figures; of as many pgmq queues too, if wanted, on the same server."""
    with running_server() as databases:
        small, large = (installed(databases, "hub", f"bench_{size}") for size in ("few", "many"))
        settings = small.all(STOCK)
        assert all(setting == stock for _, setting, stock in settings), settings
        report.note("stock " + ", ".join(f"{name} = {setting}" for name, setting, _ in settings))
        subscribe(small, add_instances(small, 1, FEW, prefix="few-"))
        names = add_instances(large, 1, many)
        subscribe(large, names)

        for hub in (small, large):
            hub.all("vacuum analyze routing.log, routing.subscriptions, fleet.instances")
            hub.all("checkpoint")
        written = interleaved(20, {
            "few": lambda: wal_of(small, lambda: _publish(small, 25)) / 25,
            "many": lambda: wal_of(large, lambda: _publish(large, 25)) / 25,
        })  # fmt: skip
        report.figure(f"WAL of a publish, {FEW} subscribers", written["few"], "bytes")
        report.figure(f"WAL of a publish, {many} subscribers", written["many"], "bytes")
        ratio = written["many"] / written["few"]
        report.figure("WAL of a publish, many / few subscribers", ratio, "x")

        readers = names[:: max(many // READERS, 1)][:READERS]
        failed = sum(not _reads_all(large, name) for name in readers)
        report.figure("fetch and ack among many, failed", failed, f"of {len(readers)}")
        code = _dump(large)
        report.figure("pg_dump of a hub with many subscribers, exit code", code, "")
        if queues:
            _tell_queues(report, small, queues)


def _tell_queues(report: Report, hub: Database, queues: int) -> None:
    """What becomes of a queue for each: a lock or two for every queue that is told."""
    for number in range(queues):
        hub.all("select pgmq.create(%s)", [f"bench_{number}"])
    try:
        hub.all(
            "select pgmq.send('bench_' || i, %s::jsonb) from generate_series(0, %s::int) as i",
            [MESSAGE, queues - 1],
        )
        failed = 0
    except psycopg.Error as error:
        report.note(f"pgmq.send: {error.diag.message_primary}")
        failed = 1
    report.figure(f"a message into {queues} pgmq queues, failed", failed, "of 1")
    report.figure(f"pg_dump with {queues} pgmq queues, exit code", _dump(hub), "")


def _publish(hub: Database, count: int) -> None:
    for _ in range(count):
        hub.one(PUBLISH, [MESSAGE])


def _reads_all(hub: Database, name: str) -> bool:
    """Whether the instance, logged in, gets every message and moves its cursor to the newest."""
    newest = hub.one("select routing.newest_offset('patterns_updated')")
    try:
        with psycopg.connect(hub.server.conninfo(hub.name, name, PASSWORD)) as connection:
            fetched = connection.execute("select topic_offset from routing.fetch(1000)").fetchall()
            acked = connection.execute(
                "select routing.ack('patterns_updated', %s)", [fetched[-1][0]]
            ).fetchone()
    except psycopg.Error as error:
        print(f"# {name}: {error}")
        return False
    return [row[0] for row in fetched] == list(range(1, newest + 1)) and acked == (newest,)


def _dump(hub: Database) -> int:
    dumped = subprocess.run(
        [hub.server.installed.bindir / "pg_dump", "-Fc", "-d", hub.conninfo],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if dumped.returncode:
        print(f"# {dumped.stderr.splitlines()[0]}")
    return dumped.returncode
