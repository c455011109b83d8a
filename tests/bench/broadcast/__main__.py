"""What it costs to tell the whole fleet, and whether the cost grows with the fleet.

    python -m tests.bench.broadcast [--only PART …] [--check] [--<size> N]

Every part makes servers of its own (fsync off) and prints one figure a line; messages have 1 KB.

publishing   messages a second by one connection, by eight, in batches, beside pgmq.send; eight
             publishers beside eight readers, each of which must get all messages in order
wal          WAL of a message that 1,000 instances fetch and acknowledge, beside a pgmq queue for
             each of them; by turns, not right after a checkpoint
subscribers  10,000 of them on stock server settings: WAL of a publish beside a hub with 10,
             fetch and ack, pg_dump; with --queues, what pgmq says of a queue for each
exchanges    500 instances, each a database, talk with a hub of max_connections = 100 in one minute;
             beside it, all in the same second
away         30 of 100 instances fetch nothing for 30 days, and the log is kept for a shorter time;
             beside it, what a pgmq queue of each of them would keep

Bars of --check: see BARS; none is about seconds but the two minutes for the 500 instances.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tests.bench.broadcast.away import away
from tests.bench.broadcast.exchanges import exchanges
from tests.bench.broadcast.publishing import publishing
from tests.bench.broadcast.subscribers import subscribers
from tests.bench.broadcast.wal import wal
from tests.bench.common import Bar, Report

BARS = {
    "WAL of a broadcast": Bar(most=0.25),
    "WAL of a publish, many / few subscribers": Bar(least=0.8, most=1.2),
    "fetch and ack among many, failed": Bar(most=0),
    "pg_dump of a hub with many subscribers, exit code": Bar(most=0),
    "readers that missed a message or its order": Bar(most=0),
    "exchanges in a minute, failed": Bar(most=0),
    "exchanges in a minute, until the last is done": Bar(most=120),
    "rows in the log / rows that the policy keeps, at most": Bar(most=1),
    "bytes of the log, last day / day 10": Bar(most=1.2),
    "resyncs that are missing or one too many": Bar(most=0),
    "resyncs whose missed is wrong": Bar(most=0),
    "newest states that differ from what the others hold": Bar(most=0),
}


def main() -> int:
    """Print the figures; with --check, 1 where one misses its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts: dict[str, Callable[[Report, argparse.Namespace], None]] = {
        "publishing": lambda report, sizes: publishing(report, sizes.messages),
        "wal": lambda report, sizes: wal(report, sizes.instances),
        "subscribers": lambda report, sizes: subscribers(report, sizes.subscribers, sizes.queues),
        "exchanges": lambda report, sizes: exchanges(report, sizes.databases),
        "away": lambda report, sizes: away(report, sizes.fleet, sizes.days, sizes.rate),
    }
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts), metavar="PART")
    parser.add_argument("--messages", type=int, default=5000, help="messages that are published")
    parser.add_argument("--instances", type=int, default=1000, help="who fetch a broadcast")
    parser.add_argument("--subscribers", type=int, default=10_000, help="how many are many")
    parser.add_argument("--queues", type=int, default=0, help="pgmq queues beside them")
    parser.add_argument("--databases", type=int, default=500, help="instances that exchange")
    parser.add_argument("--fleet", type=int, default=100, help="instances, of which 30 %% are away")
    parser.add_argument("--days", type=int, default=30, help="how long they are away")
    parser.add_argument("--rate", type=int, default=10, help="messages a minute meanwhile")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    arguments = parser.parse_args()
    report = Report(BARS)
    for part in arguments.only:
        parts[part](report, arguments)
    return report.exit_code(arguments.check)


if __name__ == "__main__":
    sys.exit(main())
