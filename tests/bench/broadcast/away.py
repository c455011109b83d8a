"""Some of the fleet are away for longer than the log is kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tests.bench.common import Report, acting_as, add_instances, bench_hub, subscribe
from tests.conftest import Database

KEPT_FOR = 7  # days
KEPT_ROWS = 15_000


@dataclass(frozen=True)
class Topic:
    """A topic, its policy, and its part of the messages."""

    name: str
    share: int  # of ten
    kept_rows: int
    compacted: bool = False


TOPICS = (
    Topic("aggregated_patterns", 1, 1_000_000, compacted=True),
    Topic("insights.statistics", 3, KEPT_ROWS),
    Topic("patterns_updated", 6, 1_000_000),
)
POLICY = """
select routing.register_topic(
  p_topic => %s, p_description => 'For the bench.', p_compacted => %s,
  p_retain_for => make_interval(days => %s), p_retain_rows => %s
)
"""
#: The key is what ranking.announce() uses: the state of the topic is the newest list.
HOUR = """
select count(routing.publish(
  p_topic   => %(topic)s::text,
  p_payload => jsonb_build_object('type', %(topic)s::text, 'n', i, 'text', repeat('x', 250)),
  p_key     => case when %(compacted)s then 'ranking' end
))
from generate_series(%(first)s::int, %(last)s) as i
"""
#: The same into a queue as each who is away would have one.
QUEUE = """
select count(*)
from pgmq.send_batch('bench_away', array(
  select jsonb_build_object('type', %(topic)s::text, 'n', i, 'text', repeat('x', 250))
  from generate_series(%(first)s::int, %(last)s) as i
))
"""
FETCH_AND_ACK = """
select
  d.topic,
  count(*) filter (where d.kind = 'message'),
  count(*) filter (where d.kind = 'resync'),
  sum(d.missed),
  (array_agg(d.payload order by d.topic_offset desc))[1],
  routing.ack(d.topic, max(d.topic_offset))
from routing.fetch(1000) as d
group by d.topic
"""


@dataclass
class Heard:
    """What an instance was given of a topic."""

    messages: int = 0
    resyncs: int = 0
    missed: int = 0
    state: Any = None
    cursor: int = 0


def away(report: Report, fleet: int, days: int, rate: int) -> None:
    """Print the figures."""
    with bench_hub() as hub:
        for topic in TOPICS:
            hub.all(POLICY, [topic.name, topic.compacted, KEPT_FOR, topic.kept_rows])
        hub.all("select pgmq.create('bench_away')")
        names = add_instances(hub, 1, fleet)
        subscribe(hub, names)
        _hour(hub, rate, 0)
        left_at = _catch_up(hub, names[0])
        for name in names[1:]:
            _catch_up(hub, name)

        gone, present = names[: fleet * 3 // 10], names[fleet * 3 // 10 :]
        report.note(
            f"{len(gone)} of {fleet} are away for {days} days, {rate} messages a minute; kept: "
            f"{KEPT_FOR} days, of insights.statistics {KEPT_ROWS} messages, the newest state always"
        )
        held, log = _live(hub, present, days, rate)
        first_offsets = dict(hub.all("select topic, first_offset from routing.topics"))
        heard = {name: _catch_up(hub, name) for name in gone}
        _tell_log(report, log, rate)
        queue = hub.one("select pg_total_relation_size('pgmq.q_bench_away')")
        report.figure("a pgmq queue of one who is away", queue / 2**20, "MB")
        ratio = queue * len(gone) / log[-1].size
        report.figure(f"such queues of all {len(gone)} / log, bytes", ratio, "x")
        _tell_resyncs(report, heard, left_at, first_offsets, held)


def _hour(hub: Database, rate: int, hour: int) -> None:
    """Publish what is told in an hour, then let it pass."""
    for topic in TOPICS:
        each = rate * 60 * topic.share // 10
        hour_of = {
            "topic": topic.name, "compacted": topic.compacted,
            "first": hour * each + 1, "last": (hour + 1) * each,
        }  # fmt: skip
        hub.all(HOUR, hour_of)
        hub.all(QUEUE, hour_of)
    hub.all("select centralcloud.shift_clock('1 hour')")


def _catch_up(hub: Database, name: str) -> dict[str, Heard]:
    """Fetch and acknowledge until nothing is left."""
    heard: dict[str, Heard] = defaultdict(Heard)
    with acting_as(hub, name):
        while rows := hub.all(FETCH_AND_ACK):
            for topic, messages, resyncs, missed, state, cursor in rows:
                of = heard[topic]
                of.messages += messages
                of.resyncs += resyncs
                of.missed += int(missed)
                of.state, of.cursor = state, cursor
    return heard


@dataclass
class Day:
    """The log after a night's retention."""

    rows: dict[str, int]
    size: int


def _live(
    hub: Database, present: list[str], days: int, rate: int
) -> tuple[list[dict[str, Heard]], list[Day]]:
    """The days pass; returns what the present ones heard on the last, and the log each night."""
    log = []
    for day in range(days):
        for hour in range(24):
            _hour(hub, rate, 1 + day * 24 + hour)
        held = [_catch_up(hub, name) for name in present]
        hub.all("call scheduling.run_job('routing_retention')")
        # What autovacuum would have done in a day.
        hub.all("vacuum routing.log")
        rows = dict(hub.all("select topic, count(*) from routing.log group by topic"))
        log.append(Day(rows, hub.one("select pg_total_relation_size('routing.log')")))
    return held, log


def _tell_log(report: Report, log: list[Day], rate: int) -> None:
    """Whether the log kept to its policy."""
    worst = 0.0
    for topic in TOPICS:
        # The hour that began just as long ago is still kept, and so is a compacted state.
        by_age = rate * 60 * topic.share // 10 * (KEPT_FOR * 24 + 1)
        allowed = min(by_age, topic.kept_rows) + topic.compacted
        most = max(day.rows.get(topic.name, 0) for day in log)
        worst = max(worst, most / allowed)
        report.figure(f"rows of {topic.name}, at most", most, f"of {allowed}")
    report.figure("rows in the log / rows that the policy keeps, at most", worst, "x")
    report.figure("log, at most", max(day.size for day in log) / 2**20, "MB")
    if len(log) > 10:
        ratio = log[-1].size / log[9].size
        report.figure("bytes of the log, last day / day 10", ratio, "x")


def _tell_resyncs(
    report: Report,
    heard: dict[str, dict[str, Heard]],
    left_at: dict[str, Heard],
    first_offsets: dict[str, int],
    held: list[dict[str, Heard]],
) -> None:
    """Whether each who came back was told, once, how much it missed, and knows the newest."""
    wrong_count = wrong_missed = wrong_state = missed = 0
    for topics in heard.values():
        for topic in TOPICS:
            got, left = topics[topic.name], left_at[topic.name].cursor
            first = first_offsets[topic.name]
            newest = held[0][topic.name].cursor
            fell_off = first > left + 1
            wrong_count += got.resyncs != fell_off
            # The newest state of a compacted topic stands for all before it.
            passed_over = newest - left - 1 if topic.compacted else first - left - 1
            wrong_missed += got.missed != (passed_over if fell_off else 0)
            wrong_state += got.cursor != newest or any(
                got.state != other[topic.name].state for other in held
            )
            missed += got.missed
    expected = len(heard) * len(TOPICS)
    report.figure("resyncs", sum(g.resyncs for t in heard.values() for g in t.values()),
                  f"of {expected}")  # fmt: skip
    report.figure("resyncs that are missing or one too many", wrong_count, f"of {expected}")
    report.figure("messages missed, on average", missed / max(len(heard), 1), "an instance")
    report.figure("resyncs whose missed is wrong", wrong_missed, f"of {expected}")
    report.figure("newest states that differ from what the others hold", wrong_state,
                  f"of {expected}")  # fmt: skip
