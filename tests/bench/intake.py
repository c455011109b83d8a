"""What the door costs: intake.send_batch beside raw pgmq.send_batch with the same messages.

    python -m tests.bench.intake [--rounds N] [--batch N] [--folder DIR] [--check]

Sends messages of 6 patterns and 1 KB as an instance, and prints one figure a line: medians (in the
server the least) of rounds in which all that is compared takes turns. Two servers of its own:

1. synchronous_commit off. In the server: an array that is there already. From the client: JSON text
   over a socket, beside PGQueuer and Procrastinate, each with its own client in a database of its
   own.
2. fsync and synchronous_commit on, data in DIR (default: the temporary folder), beside NATS
   JetStream with `sync_interval: always`, its file store in DIR too.

What is beside needs `pip install -e '.[bench]'`; what is not there is said, and left out.
Bar of --check: in the server, intake.send_batch does at least 0.15 of raw pgmq.send_batch.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from tests.bench.beside import Missing, jetstream, pgqueuer, procrastinate
from tests.bench.common import Bar, Report, bench_hub, interleaved, lift_quota, seconds
from tests.conftest import Database

INSTANCE = "singularity-1"
RATIO = "pgmq.send_batch / intake.send_batch, in the server"
BARS = {RATIO: Bar(least=0.15)}

BATCH = """
create table public.batches as
select array_agg(
  jsonb_build_object(
    'type', 'patterns',
    'source', %(instance)s::text,
    'timestamp', '2026-01-01T00:00:00Z',
    'snapshot', jsonb_build_object('stream', 'code_ingest:main', 'version', 1767225600000000 + n),
    'patterns', (
      select jsonb_agg(jsonb_build_object(
        'fingerprint', md5(n || ' ' || i)::uuid, 'name', 'idiom ' || i, 'kind', 'idiom',
        'language', 'python', 'trials', 30 + i, 'successes', 20 + i, 'occurrences', 30 + i
      ))
      from generate_series(1, 6) as i
    )
  )
) as messages
from generate_series(1, %(batch)s) as n
"""

#: Calls a function with the batch and returns how long that took, in seconds.
TIMED = """
create function public.{name}(p_messages jsonb[]) returns float8 language plpgsql as $$
declare
  v_started constant timestamptz := clock_timestamp();
begin
  perform {call};
  return extract(epoch from clock_timestamp() - v_started);
end;
$$
"""
CALLS = {
    "raw": "pgmq.send_batch('patterns', p_messages)",
    "door": "intake.send_batch(p_messages)",
}
WITH_IDS = """
select array_agg(m || jsonb_build_object('id', gen_random_uuid()))
from public.batches, unnest(messages) as m
"""
# Binary: psycopg writes an array as text at a third of the speed.
RAW = "select count(*) from pgmq.send_batch('patterns', %b::text[]::jsonb[])"
DOOR = "select count(*) from intake.send_batch(%b::text[]::jsonb[])"


class Bench:
    """A batch of messages in a hub, and two connections: the superuser's, an instance's."""

    def __init__(self, hub: Database, report: Report, batch: int, rounds: int) -> None:
        """Make the batch and the functions that time."""
        self.hub, self.report, self.batch, self.rounds = hub, report, batch, rounds
        self.owner = hub.connection
        password = hub.one("select fleet.add(%s)", [INSTANCE])
        lift_quota(hub, INSTANCE)
        self.owner.execute(BATCH, {"instance": INSTANCE, "batch": batch})
        self.owner.execute("grant select on public.batches to public")
        for name, call in CALLS.items():
            self.owner.execute(TIMED.format(name=name, call=call))
        self.instance = hub.connect(INSTANCE, password)
        [[self.messages]] = hub.all("select messages from public.batches")

    def synchronous_commit(self, setting: str) -> None:
        """For both connections."""
        for connection in (self.owner, self.instance):
            connection.execute(
                sql.SQL("set synchronous_commit = {}").format(sql.Identifier(setting))
            )

    def raw(self) -> object:
        """The batch into pgmq."""
        return self.owner.execute(RAW, [[json.dumps(message) for message in self.messages]])

    def door(self) -> object:
        """The batch through the door."""
        return self.instance.execute(DOOR, [[json.dumps(message) for message in self.messages]])

    def per_message(self, name: str, taken: float, messages: int) -> None:
        """A figure in microseconds."""
        self.report.figure(name, taken * 1e6 / messages, "us a message")

    def in_server(self) -> None:
        """Each in a transaction of its own, timed by the server.

        The least of all rounds: what is only computing is slowed by others, the longer the more.
        """
        taken = interleaved(self.rounds, {
            "raw": lambda: _one(self.owner, "select public.raw(messages) from public.batches"),
            "door": lambda: _one(self.instance, "select public.door(messages) from public.batches"),
            "with ids": lambda: _one(self.instance, f"select public.door(({WITH_IDS}))"),
        }, of=min)  # fmt: skip
        self.report.figure("size of a message", _one(
            self.owner,
            "select avg(octet_length(m::text)) from public.batches, unnest(messages) as m",
        ), "bytes")  # fmt: skip
        self.per_message("pgmq.send_batch, in the server", taken["raw"], self.batch)
        self.per_message("intake.send_batch, in the server", taken["door"], self.batch)
        self.per_message("intake.send_batch with ids, in the server", taken["with ids"], self.batch)
        self.report.figure(RATIO, taken["raw"] / taken["door"], "x")

    def from_the_client(self, beside: dict[str, Callable[[list[Any]], object]]) -> None:
        """As text, with commit."""
        works = {"pgmq.send_batch": self.raw, "intake.send_batch": self.door}
        for name, send in beside.items():
            works[name] = lambda send=send: send(self.messages)
        taken = interleaved(
            max(self.rounds // 4, 1),
            {name: lambda work=work: seconds(work) for name, work in works.items()},
        )
        for name in works:
            self.per_message(f"{name}, from the client", taken[name], self.batch)
        for name in works:
            if name != "intake.send_batch":
                ratio = taken[name] / taken["intake.send_batch"]
                self.report.figure(f"{name} / intake.send_batch, from the client", ratio, "x")

    def durable(self, beside: dict[str, Callable[[list[Any]], object]]) -> None:
        """One by one, then a batch: each answered when it is on disk."""
        some = max(self.rounds // 4, 1)
        one = Jsonb(self.messages[0])
        works = {
            "pgmq.send": lambda: self.owner.execute("select pgmq.send('patterns', %s)", [one]),
            "intake.send": lambda: self.instance.execute("select intake.send(%s)", [one]),
            "pgmq.send_batch": self.raw,
            "intake.send_batch": self.door,
        }
        if beside:
            works["NATS publish"] = lambda: beside["one"](self.messages[:1])
            works["NATS publish, pipelined"] = lambda: beside["pipelined"](self.messages)
        taken = interleaved(some, {name: lambda w=work: seconds(w) for name, work in works.items()})
        for name in works:
            is_batch = "batch" in name or "pipelined" in name
            self.per_message(f"{name}, on disk", taken[name], self.batch if is_batch else 1)
        if beside:
            for ours, theirs in (
                ("intake.send", "NATS publish"), ("intake.send_batch", "NATS publish, pipelined")
            ):  # fmt: skip
                ratio = taken[theirs] / taken[ours]
                self.report.figure(f"{theirs} / {ours}, on disk", ratio, "x")


def _one(connection: psycopg.Connection[Any], statement: str) -> float:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return float(row[0])


def _lies_in_memory(folder: Path) -> bool:
    told = subprocess.run(
        ["stat", "-f", "-c", "%T", folder], capture_output=True, text=True, check=True
    )
    return told.stdout.strip() in ("tmpfs", "ramfs")


def in_memory(report: Report, batch: int, rounds: int) -> None:
    """What a message costs where nothing waits for a disk."""
    report.note("synchronous_commit off, fsync off: nothing is durable")
    with bench_hub() as hub:
        bench = Bench(hub, report, batch, rounds)
        bench.synchronous_commit("off")
        bench.in_server()
        beside: dict[str, Callable[[list[Any]], object]] = {}
        closing = []
        for name, start in (("PGQueuer enqueue", pgqueuer), ("Procrastinate defer", procrastinate)):
            try:
                client = start(hub.server)
            except Missing as missing:
                report.note(f"{name}: not measured, {missing}")
            else:
                closing.append(client)
                beside[name] = client.send
        bench.from_the_client(beside)
        for client in closing:
            client.close()


def on_disk(report: Report, batch: int, rounds: int, folder: Path) -> None:
    """What a message costs that is on disk when it is answered."""
    if _lies_in_memory(folder):
        report.note(f"on disk: not measured, {folder} lies in memory; --folder names another")
        return
    report.note(f"fsync and synchronous_commit on, data in {folder}: what is answered is durable")
    with bench_hub("-c fsync=on -c synchronous_commit=on", folder) as hub:
        bench = Bench(hub, report, batch, rounds)
        bench.synchronous_commit("on")
        try:
            nats = jetstream(folder)
        except Missing as missing:
            report.note(f"NATS JetStream: not measured, {missing}")
            bench.durable({})
            return
        report.note(f"NATS JetStream {nats.version}, sync_interval: always, file store")
        try:
            bench.durable({"one": nats.publish, "pipelined": nats.publish_pipelined})
        finally:
            nats.close()


def main() -> int:
    """Print the figures; with --check, 1 where the door is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=200, help="how often each is timed")
    parser.add_argument("--batch", type=int, default=100, help="messages in a batch")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()),
                        help="a folder on a real disk")  # fmt: skip
    parser.add_argument("--check", action="store_true", help=f"fail unless {BARS}")
    arguments = parser.parse_args()
    report = Report(BARS)
    in_memory(report, arguments.batch, arguments.rounds)
    on_disk(report, arguments.batch, arguments.rounds, arguments.folder)
    return report.exit_code(arguments.check)


if __name__ == "__main__":
    sys.exit(main())
