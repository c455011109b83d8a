"""What looking costs at a large hub: status, doctor and metrics beside `select 1`.

    python -m tests.bench.monitoring [--small] [--check]

A hub with 1,000,000 messages in a queue, 1,000 instances that subscribe to every topic, 10,000
messages told to them, half of which they have read, and 1,000,000 runs and 200,000 tasks of
history (--small: a thousandth). By turns, in one session: each read whole, over the socket, and
`select 1`. Prints the medians, one figure a line, and their ratios to `select 1`. `--check`: exit
1 where one takes more than 50 ms.
"""

from __future__ import annotations

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
BARS = {name: Bar(most=50) for name in READS}
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
    hub.all(TASKS, [200 * scale])
    hub.all("select centralcloud.change_setting('learning.git_url', '/srv/templates.git')")
    hub.all("call scheduling.tick()")
    hub.all("vacuum analyze")


def bench(report: Report, hub: Database, rounds: int = ROUNDS) -> None:
    """Time the reads by turns and print them."""

    def timed(statement: str) -> Callable[[], float]:
        return lambda: seconds(lambda: hub.all(statement))

    works = {
        name: timed(statement) for name, statement in {**READS, "select 1": "select 1"}.items()
    }
    medians = interleaved(rounds, works)
    for name, taken in medians.items():
        report.figure(name, taken * 1e3, "ms")
    for name in READS:
        report.figure(f"{name} / select 1", medians[name] / medians["select 1"], "x")


def main(arguments: list[str]) -> int:
    """Run it; 1 where it is to check and one takes too long."""
    report = Report(BARS)
    with bench_hub() as hub:
        fill(hub, 1 if "--small" in arguments else 1000)
        bench(report, hub)
        for check, severity, subject, finding, *_ in hub.all(READS["doctor"]):
            report.note(f"{severity} {check} {subject}: {finding}")
    return report.exit_code("--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
