"""What the door costs: intake.send_batch beside raw pgmq.send_batch with the same messages.

    python -m tests.bench.intake [--rounds N] [--batch N] [--check]

Makes a hub on a server of its own and sends messages of 6 patterns and 1 KB, synchronous_commit
off. Prints one `figure: value` a line; microseconds are per message, the least of all rounds, since
noise only adds. `in_server` calls the function with an array that is there already, `on_the_wire`
from psycopg, with JSON text and commit. `--check` fails below 0.15 in the server.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from centralcloud.bundle.installer import Installer
from tests.conftest import Database, Databases, Server

INSTANCE = "singularity-1"
LEAST_RATIO = 0.15

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


class Bench:
    """One hub, a batch of messages in it, and two connections: the superuser's, an instance's."""

    def __init__(self, hub: Database, batch: int, rounds: int) -> None:
        """Make the batch and the functions that time."""
        self.batch = batch
        self.rounds = rounds
        self.owner = hub.connection
        password = hub.one("select fleet.add(%s)", [INSTANCE])
        self.owner.execute(BATCH, {"instance": INSTANCE, "batch": batch})
        self.owner.execute("grant select on public.batches to public")
        for name, call in CALLS.items():
            self.owner.execute(TIMED.format(name=name, call=call))
        self.instance = hub.connect(INSTANCE, password)
        for connection in (self.owner, self.instance):
            connection.execute("set synchronous_commit = off")
        [[self.messages]] = hub.all("select messages from public.batches")

    def microseconds(self, seconds: list[float], messages: int) -> float:
        """The least, per message."""
        return min(seconds) * 1e6 / messages

    def in_server(self) -> dict[str, float]:
        """Both by turns, each in a transaction of its own."""
        taken: dict[str, list[float]] = {"raw": [], "door": [], "with_ids": []}
        for _ in range(self.rounds):
            taken["raw"].append(_one(self.owner, "select public.raw(messages) from public.batches"))
            taken["door"].append(
                _one(self.instance, "select public.door(messages) from public.batches")
            )
            taken["with_ids"].append(_one(self.instance, f"select public.door(({WITH_IDS}))"))
        return {name: self.microseconds(seconds, self.batch) for name, seconds in taken.items()}

    def on_the_wire(self) -> dict[str, float]:
        """Both by turns, from the client, as text."""
        sent = [Jsonb(message) for message in self.messages]
        raw: list[float] = []
        door: list[float] = []
        for _ in range(self.rounds):
            raw.append(
                _timed(
                    lambda: self.owner.execute(
                        "select count(*) from pgmq.send_batch('patterns', %s::jsonb[])", [sent]
                    )
                )
            )
            door.append(
                _timed(
                    lambda: self.instance.execute(
                        "select count(*) from intake.send_batch(%s::jsonb[])", [sent]
                    )
                )
            )
        return {
            "raw": self.microseconds(raw, self.batch), "door": self.microseconds(door, self.batch)
        }  # fmt: skip

    def single(self) -> float:
        """One message a transaction, waited for until it is on disk."""
        self.instance.execute("set synchronous_commit = on")
        sent = Jsonb(self.messages[0])
        seconds = [
            _timed(lambda: self.instance.execute("select intake.send(%s)", [sent]))
            for _ in range(self.rounds * 10)
        ]
        return self.microseconds(seconds, 1)

    def bytes(self) -> float:
        """The size of a message as JSON text."""
        return _one(
            self.owner,
            "select avg(octet_length(m::text)) from public.batches, unnest(messages) as m",
        )


def _one(connection: psycopg.Connection[Any], statement: str) -> float:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return float(row[0])


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure(batch: int, rounds: int) -> dict[str, float]:
    """All figures, by name."""
    server = Server()
    databases = Databases(server)
    try:
        hub = databases.create()
        with Installer(hub.conninfo) as installer:
            installer.install("hub", "tick")
        bench = Bench(hub, batch, rounds)
        in_server, on_the_wire = bench.in_server(), bench.on_the_wire()
        return {
            "bytes_per_message": bench.bytes(),
            "pgmq_send_batch_us_in_server": in_server["raw"],
            "intake_send_batch_us_in_server": in_server["door"],
            "intake_send_batch_with_ids_us_in_server": in_server["with_ids"],
            "ratio_in_server": in_server["raw"] / in_server["door"],
            "pgmq_send_batch_us_on_the_wire": on_the_wire["raw"],
            "intake_send_batch_us_on_the_wire": on_the_wire["door"],
            "ratio_on_the_wire": on_the_wire["raw"] / on_the_wire["door"],
            "intake_send_us_committed": bench.single(),
        }
    finally:
        databases.drop_all()
        server.stop()


def main() -> int:
    """Print the figures; with --check, 1 where the door is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=200, help="how often each is timed")
    parser.add_argument("--batch", type=int, default=100, help="messages in a batch")
    parser.add_argument("--check", action="store_true", help=f"fail below {LEAST_RATIO}")
    arguments = parser.parse_args()
    figures = measure(arguments.batch, arguments.rounds)
    for figure, value in figures.items():
        print(f"{figure}: {value:.3f}")
    return 1 if arguments.check and figures["ratio_in_server"] < LEAST_RATIO else 0


if __name__ == "__main__":
    sys.exit(main())
