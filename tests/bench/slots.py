"""What a slot costs: `scheduling.next_slot` and `previous_slot`, over many kinds of schedule.

    python -m tests.bench.slots [--calls N] [--rounds N] [--check]

Makes a hub on a server of its own, and asks for slots of the schedules and moments that
tests/python/test_scheduling_slots.py compares with croniter's, each by one statement. Prints one
`figure: value unit` a line, the median of the rounds; of the processor's time of the server's
session, a call. `--check` fails where one takes more than 150 µs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from functools import partial
from pathlib import Path

from tests.bench.common import Bar, Report, bench_hub, interleaved
from tests.conftest import Database
from tests.python.test_scheduling_slots import RARE, random_moment, random_schedule

KINDS = {
    "minutely": ["* * * * *"],
    "busy": ["*/15 9-17 1-15/2,20 * mon-fri"],
    "rare": RARE,
    "random": [],
}
FUNCTIONS = ("next_slot", "previous_slot")
BARS = {f"{function}_{kind}_us": Bar(most=150) for function in FUNCTIONS for kind in KINDS}


def processor_seconds(pid: int) -> float:
    """What a process has used of it so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def prepare(hub: Database, calls: int) -> None:
    """Pairs of a schedule and a moment, of each kind."""
    chance = random.Random(20260101)
    hub.all("create temporary table pairs (kind text, schedule text, moment timestamptz)")
    with hub.connection.cursor() as cursor, cursor.copy("copy pairs from stdin") as rows:
        for kind, schedules in KINDS.items():
            for _ in range(calls):
                one = chance.choice(schedules) if schedules else random_schedule(chance)
                rows.write_row((kind, one, random_moment(chance)))
    hub.all(
        "create function pg_temp.is_schedule(p_schedule text) returns boolean language plpgsql "
        "as $$ begin return scheduling.schedule_masks(p_schedule) is not null; "
        "exception when sqlstate 'SC503' then return false; end $$"
    )
    hub.all("delete from pairs where not pg_temp.is_schedule(schedule)")


def taken(hub: Database, function: str, kind: str) -> float:
    """Microseconds a call."""
    pid = hub.connection.info.backend_pid
    before = processor_seconds(pid)
    calls = hub.one(
        f"select count(scheduling.{function}(p.schedule, p.moment)) from pairs as p "
        "where p.kind = %s",
        [kind],
    )
    return (processor_seconds(pid) - before) / float(calls) * 1e6


def measure(hub: Database, calls: int, rounds: int, report: Report) -> None:
    """Every figure."""
    prepare(hub, calls)
    works = {
        f"{function}_{kind}_us": partial(taken, hub, function, kind)
        for function in FUNCTIONS
        for kind in KINDS
    }
    for figure, value in interleaved(rounds, works).items():
        report.figure(figure, value, "µs a call")


def main() -> int:
    """Print the figures; with --check, 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--calls", type=int, default=2_000, help="of each kind, at a time")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed")
    parser.add_argument("--check", action="store_true", help="fail above 150 µs")
    arguments = parser.parse_args()
    report = Report(BARS)
    with bench_hub() as hub:
        measure(hub, arguments.calls, arguments.rounds, report)
    return report.exit_code(arguments.check)


if __name__ == "__main__":
    sys.exit(main())
