"""What a refusal costs, from the client and back: each kind beside an accepted message of 1 KB.

    python -m tests.bench.limits [--rounds N] [--check]

Makes a hub on a server of its own and sends it what tests/refusals.py has, as JSON text from an
instance's login, and for large ones measures how long PostgreSQL takes to read the same text as
jsonb, which comes before the door. Prints one `figure: value` a line, the least of all rounds:
`_ms` milliseconds, `_ratio` how many sends of the accepted message (not waiting for the disk) that
is, `_read_ms` the reading. `--check` fails where one takes more than 250 ms beyond its reading,
which the door can't spare anybody: 20 MB take PostgreSQL that long by themselves.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from typing import Any

import psycopg

from tests.conftest import Databases, Server
from tests.refusals import ACCEPTED, REFUSALS

MOST_MS = 250
#: From how many characters on reading the JSON is told beside.
LARGE = 1_000_000


def milliseconds(
    connection: psycopg.Connection[Any], statement: str, sent: str, rounds: int
) -> float:
    """The least, whether it is refused or not."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        with contextlib.suppress(psycopg.Error):
            connection.execute(statement, [sent]).fetchone()
        taken.append(time.perf_counter() - started)
    return min(taken) * 1000


def measure(rounds: int) -> dict[str, float]:
    """All figures, by name."""
    server = Server()
    databases = Databases(server)
    try:
        hub = databases.create(server.template("hub"))
        password = hub.one("select fleet.add('singularity-1')")
        instance = hub.connect("singularity-1", password)
        instance.execute("set synchronous_commit = off")
        send = "select intake.send(%s::jsonb)"
        accepted = milliseconds(instance, send, ACCEPTED, rounds * 40)
        figures = {"accepted_1_kb_ms": accepted}
        for name, refusal in REFUSALS.items():
            taken = milliseconds(instance, refusal.call, refusal.text, rounds)
            figures[f"{name}_ms"] = taken
            figures[f"{name}_ratio"] = taken / accepted
            if len(refusal.text) > LARGE:
                reading = milliseconds(instance, refusal.reading, refusal.text, rounds)
                figures[f"{name}_read_ms"] = reading
        return figures
    finally:
        databases.drop_all()
        server.stop()


def main() -> int:
    """Print the figures; with --check, 1 where a refusal takes too long."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed")
    parser.add_argument(
        "--check", action="store_true", help=f"fail above {MOST_MS} ms beyond reading"
    )
    arguments = parser.parse_args()
    figures = measure(arguments.rounds)
    for figure, value in figures.items():
        print(f"{figure}: {value:.3f}")
    slow = [
        name
        for name in REFUSALS
        if figures[f"{name}_ms"] - figures.get(f"{name}_read_ms", 0) > MOST_MS
    ]
    for name in slow:
        print(f"{name} takes more than {MOST_MS} ms beyond its reading", file=sys.stderr)
    return 1 if arguments.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
