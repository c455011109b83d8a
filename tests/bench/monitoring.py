"""What looking costs at a large hub: status, doctor and metrics beside `select 1`.

    python -m tests.bench.monitoring [--small] [--sources] [--check]

A hub with 1,000,000 messages in a queue, 1,000 instances that subscribe to every topic, 10,000
messages told to them, half of which they have read, and 1,000,000 runs and as many tasks of
history (--small: a thousandth). By turns, in one session: each read whole, over the socket, and
`select 1`. Prints the medians, one figure a line, and their ratios to `select 1`. `--sources`: what
each function that a room registered takes of that, too. `--check`: exit 1 where one takes more than
50 ms.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tests.bench.common import (
    Bar,
    Report,
    acting_as,
    add_instances,
    bench_hub,
    interleaved,
    seconds,
    subscribe,
)
from tests.conftest import Database

READS = {
    "status": "select * from monitoring.status",
    "doctor": "select * from monitoring.doctor()",
    "metrics": "select monitoring.metrics()",
}
MOST_MS = 50
BARS = {name: Bar(most=MOST_MS) for name in READS}
SOURCES = """
select f.routine, format('select * from %s()', f.routine)
from monitoring.sources as s
cross join lateral unnest(array[s.status, s.findings, s.samples]) as f (routine)
where f.routine is not null
order by s.room, f.routine
"""
ROUNDS = 30
TOLD = "patterns_updated"

MESSAGES = """
select count(*) from generate_series(1, %s) as batch cross join lateral pgmq.send_batch(
  'patterns',
  array(select '{"type": "patterns", "patterns": []}'::jsonb from generate_series(1, 1000))
)
"""
RUNS = """
insert into scheduling.runs (
  job, slot, attempt, trigger, state, pid, backend_start, started_at, finished_at, error
)
select j.name, s.at_, 1, 'cron', case when i %% 100 = 0 then 'failed' else 'succeeded' end, 1,
  s.at_, s.at_, s.at_ + interval '1 second', case when i %% 100 = 0 then 'it failed' end
from generate_series(%s, 1, -1) as i
cross join lateral (select now() - i * interval '10 seconds' as at_) as s
join (
  select j.name, row_number() over (order by j.name) - 1 as n, count(*) over () as jobs
  from scheduling.jobs as j
) as j on j.n = i %% j.jobs
"""
TASKS = """
insert into scheduling.tasks (kind, key, payload, state, attempt, due_at, requested_at, finished_at)
select 'pattern_sync', i::text, '{}', case when i %% 1000 = 0 then 'dead' else 'done' end, 1, s.at_,
  s.at_, s.at_
from generate_series(%s, 1, -1) as i
cross join lateral (select now() - i * interval '1 minute' as at_) as s
"""


def fill(hub: Database, scale: int) -> None:
    """A hub that has seen much; `scale` 1,000 is the whole size."""
    instances = add_instances(hub, 1, max(scale, 2))
    subscribe(hub, instances)
    for instance in instances:
        with acting_as(hub, instance):
            hub.one('select intake.send(\'{"type": "heartbeat"}\')')
    for number in range(10 * scale):
        hub.one("select routing.publish(%s, '{}')", [TOLD])
        if number == 5 * scale:
            for instance in instances:
                with acting_as(hub, instance):
                    hub.one("select routing.ack(%s, %s)", [TOLD, number])
    hub.one(MESSAGES, [scale])
    hub.all(RUNS, [1000 * scale])
    hub.all(TASKS, [1000 * scale])
    hub.all("select centralcloud.change_setting('learning.git_url', '/srv/templates.git')")
    hub.all("call scheduling.tick()")
    hub.all("vacuum analyze")


def bench(report: Report, hub: Database, rounds: int = ROUNDS, sources: bool = False) -> None:
    """Time the reads by turns and print them."""

    def timed(statement: str) -> Callable[[], float]:
        return lambda: seconds(lambda: hub.all(statement))

    statements = {**READS, "select 1": "select 1"}
    if sources:
        statements |= dict(hub.all(SOURCES))
    works = {name: timed(statement) for name, statement in statements.items()}
    medians = interleaved(rounds, works)
    for name, taken in medians.items():
        report.figure(name, taken * 1e3, "ms")
    for name in READS:
        report.figure(f"{name} / select 1", medians[name] / medians["select 1"], "x")


def main(arguments: list[str] | None = None) -> int:
    """Run it; 1 where it is to check and one takes too long."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--small", action="store_true", help="a thousandth of all that")
    parser.add_argument("--sources", action="store_true", help="time what rooms registered, too")
    parser.add_argument("--check", action="store_true", help=f"fail above {MOST_MS} ms")
    chosen = parser.parse_args(arguments)
    report = Report(BARS)
    with bench_hub() as hub:
        fill(hub, 1 if chosen.small else 1000)
        bench(report, hub, sources=chosen.sources)
        for check, severity, subject, finding, *_ in hub.all(READS["doctor"]):
            report.note(f"{severity} {check} {subject}: {finding}")
    return report.exit_code(chosen.check)


if __name__ == "__main__":
    sys.exit(main())
