"""What folding and scoring cost: beside DuckDB, and beside a plain grouped sum of the same rows.

    python -m tests.bench.aggregation [--only PART …] [--folder DIR] [--check] [--<size> N]

Every part makes servers of its own in DIR (default: the temporary folder), fsync and
synchronous_commit on, and prints one figure a line. Messages hold 2,500 patterns, used as Zipf's
law has it, and lie in the queue when the clock starts.

fold      few (1,000,000) and many (10,000,000) observations of 1,000 instances, from the queue to
          rows, names and archive, committed; beside it DuckDB, which parses the same messages from
          a file of JSON lines (all fields of the contract, typed), unnests their patterns and
          groups them by source, stream and fingerprint into a table on disk, with as many threads
          as it likes. Then the same patterns again in higher versions. Stages are what the
          functions took of the fold.
scores    4,800,000 observations of 200,000 patterns: ranking.scores whole and ranking.refresh()
          beside the plain grouped sum of the same rows in the same session, without parallel
          workers and with two; then an instance gives 100,000 of the patterns other names.

What is beside needs `pip install -e '.[bench]'`; where it is not there, that is said. Bars of
--check: see BARS.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from psycopg import sql

from tests.bench.beside import INSTALL, Missing
from tests.bench.common import (
    Bar,
    Report,
    add_instances,
    bench_hub,
    installed,
    interleaved,
    running_server,
    seconds,
    wal_of,
)
from tests.conftest import Database

BARS = {
    "fold / DuckDB, few": Bar(most=4),
    "fold / DuckDB, many": Bar(most=4),
    "fold, first time / unchanged, few": Bar(least=5),
    "fold, first time / unchanged, many": Bar(least=5),
    "fold, many / few": Bar(most=11),
    "RssAnon of the fold, few": Bar(most=1024),
    "RssAnon of the fold, many": Bar(most=1024),
    "scores / grouped sum, 0 parallel workers": Bar(most=5),
    "scores / grouped sum, 2 parallel workers": Bar(most=5),
    "ranking.refresh() / grouped sum, 0 parallel workers": Bar(most=5),
    "ranking.refresh() / grouped sum, 2 parallel workers": Bar(most=5),
    "RssAnon of the scoring": Bar(most=1024),
}

SERVER = (
    "-c fsync=on -c synchronous_commit=on -c shared_buffers=1GB -c max_wal_size=4GB "
    "-c jit=off -c track_functions=all"
)

INSTANCES = 1000
#: Patterns of a message, where folding is timed.
EACH = 2500
#: Of the first snapshots.
VERSION = 1767225600000000

#: What an instance says of pattern number k, in the order in which instances say it.
ELEMENT = """
jsonb_build_object(
  'fingerprint', md5('pattern ' || {k})::uuid,
  'name', {name} || {k},
  'kind', (array['idiom', 'smell'])[1 + {k} %% 2],
  'language', (array['python', 'rust', 'elixir', 'typescript'])[1 + {k} %% 4],
  'trials', {trials},
  'successes', {trials} * 7 / 10,
  'occurrences', {trials}
)
order by md5('pattern ' || {k})
"""
MESSAGES = f"""
create unlogged table public.messages as
select m.n, jsonb_build_object(
  'type', 'patterns',
  'source', 'bench-' || 1 + m.n %% %(instances)s,
  'timestamp', timestamptz '2026-01-01Z' + m.n * interval '1 minute',
  'snapshot', jsonb_build_object(
    'stream', 'code_ingest:base-' || m.n / %(instances)s, 'version', %(version)s::bigint
  ),
  'patterns', (
    select jsonb_agg({
    ELEMENT.format(k="u.k", name="'pattern '", trials="(1 + (7 * m.n + u.k) %% 31)")
})
    from (
      select distinct floor(%(patterns)s * power(random(), 4))::integer as k
      from generate_series(1, %(draws)s)
      where m.n >= 0
    ) as u
  )
) as message
from generate_series(0, %(messages)s - 1) as m (n)
"""
SEND = """
select count(*)
from (
  select
    array_agg(m.message order by m.n) as messages,
    array_agg(
      jsonb_build_object('source', m.message -> 'source', 'received_at', '2026-01-01T00:00:00Z')
      order by m.n
    ) as headers
  from (
    select
      m.n,
      jsonb_set(
        m.message, '{snapshot,version}',
        to_jsonb((m.message #>> '{snapshot,version}')::bigint + %s)
      ) as message
    from public.messages as m
    offset 0
  ) as m
  group by m.n / 20
) as b
cross join lateral pgmq.send_batch('patterns', b.messages, b.headers)
"""
STAGES = """
select f.schemaname || '.' || f.funcname, f.total_time / 1000
from pg_stat_user_functions as f
where f.schemaname || '.' || f.funcname = any (%s)
order by array_position(%s, f.schemaname || '.' || f.funcname)
"""
#: In the order of the fold. Some are inside others: intake.take() is in take_messages().
STAGE_NAMES = [
    "intake.take",
    "aggregation.take_messages",
    "aggregation.keep_parts",
    "aggregation.accept_snapshots",
    "aggregation.read_observations",
    "aggregation.merge_observations",
    "aggregation.merge_names",
]
HOSTILE = f"""
select count(*)
from generate_series(0, (%(patterns)s - 1) / 10000) as n
cross join lateral pgmq.send(
  'patterns',
  jsonb_build_object(
    'type', 'patterns', 'source', %(source)s::text, 'timestamp', '2026-06-01T00:00:00Z',
    'snapshot', jsonb_build_object('stream', 'hostile:' || n, 'version', 1),
    'patterns', (
      select jsonb_agg({ELEMENT.format(k="k.k", name="'hostile '", trials="1")})
      from generate_series(n * 10000, least(n * 10000 + 9999, %(patterns)s - 1)) as k (k)
    )
  ),
  jsonb_build_object('source', %(source)s::text, 'received_at', '2026-06-01T00:00:00Z')
)
"""
GROUPED_SUM = """
select count(*), sum(s.trials), sum(s.successes), sum(s.occurrences)
from (
  select
    o.fingerprint,
    sum(o.trials) as trials, sum(o.successes) as successes, sum(o.occurrences) as occurrences
  from aggregation.observations as o
  group by 1
) as s
"""
SCORES = "select count(*), sum(s.score) from ranking.scores as s"
DUCKDB = """
create table grouped as
select
  m.source, m.snapshot.stream, m.p.fingerprint as fingerprint,
  sum(m.p.trials) as trials, sum(m.p.successes) as successes, sum(m.p.occurrences) as occurrences,
  min(m.p.name) as name, min(m.p.language) as language, min(m.p.kind) as kind
from (
  select r.source, r.snapshot, unnest(r.patterns) as p
  from read_json(
    '{file}',
    format = 'newline_delimited',
    maximum_object_size = 67108864,
    columns = {{
      source: 'VARCHAR',
      snapshot: 'STRUCT(stream VARCHAR, version BIGINT)',
      patterns: 'STRUCT(
        fingerprint UUID, name VARCHAR, kind VARCHAR, language VARCHAR, trials BIGINT,
        successes BIGINT, occurrences BIGINT, frequency DOUBLE, success_rate DOUBLE,
        description VARCHAR, examples VARCHAR[]
      )[]'
    }}
  ) as r
) as m
group by all
"""


@contextmanager
def memory_of(hub: Database) -> Iterator[list[float]]:
    """The most private memory that the connection's backend had meanwhile, in MB, afterwards."""
    status = Path(f"/proc/{hub.one('select pg_backend_pid()')}/status")
    done = threading.Event()
    seen = [0.0]

    def watch() -> None:
        while not done.wait(0.02):
            [line] = [line for line in status.read_text().splitlines() if "RssAnon" in line]
            seen[0] = max(seen[0], int(line.split()[1]) / 1024)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def fill(hub: Database, observations: int, patterns: int, each: int) -> int:
    """Messages of `each` patterns, in a table and in the queue; returns how many observations."""
    messages = max(observations // each, 1)
    instances = min(messages, INSTANCES)
    add_instances(hub, 1, instances)
    hub.all("select setseed(0.5)")
    # The rarer a pattern is among all, the rarer it is drawn twice.
    draws = round(each * (1 + 1.6 * math.sqrt(each / patterns)))
    hub.all(MESSAGES, {
        "patterns": patterns, "instances": instances, "messages": messages,
        "draws": draws, "version": VERSION,
    })  # fmt: skip
    hub.all(SEND, [0])
    hub.all("vacuum analyze")
    return int(
        hub.one("select sum(jsonb_array_length(message -> 'patterns')) from public.messages")
    )


def fold(hub: Database) -> None:
    """Until the queue is empty, as the job does: each batch is a transaction."""
    while hub.one("select aggregation.fold_patterns()")["more"]:
        pass


def write_lines(hub: Database, path: Path) -> int:
    """The messages as JSON lines; returns how many bytes."""
    with (
        path.open("wb") as lines,
        hub.connection.cursor().copy(
            "copy (select m.message from public.messages as m order by m.n) to stdout"
        ) as rows,
    ):
        for row in rows:
            lines.write(row)
    assert b"\\\\" not in path.open("rb").read(1 << 20), "copy writes a backslash twice"
    return path.stat().st_size


def duckdb_seconds(lines: Path, rows: int) -> float:
    """How long DuckDB takes for the same messages."""
    try:
        import duckdb
    except ImportError as error:
        raise Missing(f"{error.name} is not installed: {INSTALL}") from error
    with (
        tempfile.TemporaryDirectory(dir=lines.parent) as folder,
        duckdb.connect(Path(folder) / "grouped.duckdb") as connection,
    ):
        taken = seconds(lambda: connection.execute(DUCKDB.format(file=lines)).fetchall())
        taken += seconds(lambda: connection.execute("checkpoint"))
        assert connection.execute("select count(*) from grouped").fetchall() == [(rows,)]
    return taken


def folding(
    report: Report, folder: Path, label: str, observations: int, patterns: int, *, rounds: int = 1
) -> None:
    """One size: the first time, by turns with DuckDB, and unchanged."""
    with (
        running_server(SERVER, folder) as databases,
        tempfile.TemporaryDirectory(dir=folder) as scratch,
    ):
        hub = installed(databases, "hub", "bench_hub")
        rows = fill(hub, observations, patterns, each=EACH)
        lines = Path(scratch) / "messages.json"
        report.figure(f"observations, {label}", rows, "rows")
        report.figure(f"messages, {label}", write_lines(hub, lines) / 1e6, "MB of JSON")
        hub.close()
        first, duck, again, memory = [], [], [], []
        for number in range(rounds):
            duck += duckdb_times(report, lines, rows)
            copy = databases.create(hub.name, f"bench_hub_{number}")
            with memory_of(copy) as most:
                first.append(first_time(report, copy, f"{label}, round {number + 1}"))
            memory += most
            duck += duckdb_times(report, lines, rows)
            assert copy.one("select count(*) from aggregation.facts") == rows
            copy.all(SEND, [1])
            copy.all("vacuum analyze")
            again.append(seconds(lambda copy=copy: fold(copy)))
            assert copy.one("select min(version) from aggregation.snapshots") == VERSION + 1
            copy.close()
            databases.server.execute(sql.SQL("drop database {}").format(sql.Identifier(copy.name)))
        report.figure(f"RssAnon of the fold, {label}", max(memory), "MB")
        taken = {"first time": median(first), "unchanged": median(again)}
        for name, value in taken.items():
            report.figure(f"fold, {name}, {label}", value, "s")
        report.figure(
            f"fold, first time / unchanged, {label}", taken["first time"] / taken["unchanged"], "x"
        )
        if duck:
            report.figure(f"DuckDB, {label}", median(duck), "s")
            report.figure(f"fold / DuckDB, {label}", taken["first time"] / median(duck), "x")


def duckdb_times(report: Report, lines: Path, rows: int) -> list[float]:
    """Nothing where there is no DuckDB."""
    try:
        return [duckdb_seconds(lines, rows)]
    except Missing as missing:
        report.note(f"DuckDB: not measured, {missing}")
        return []


def first_time(report: Report, hub: Database, label: str) -> float:
    """Fold what is in the queue of a hub that knows nothing; print the stages."""
    taken = 0.0

    def timed() -> None:
        nonlocal taken
        taken = seconds(lambda: fold(hub))

    hub.all("checkpoint")
    wal = wal_of(hub, timed)
    hub.all("select pg_stat_force_next_flush()")
    report.figure(f"fold, {label}", taken, "s")
    rows = hub.one("select count(*) from aggregation.facts")
    report.figure(f"WAL of the fold, {label}", wal / rows, "bytes an observation")
    for name, value in hub.all(STAGES, [STAGE_NAMES, STAGE_NAMES]):
        report.figure(f"{name}(), {label}", value, "s")
    return taken


def scoring(
    report: Report, folder: Path, observations: int, patterns: int, *, rounds: int = 5
) -> None:
    """The scores of one stream an instance, then of a hub with a hostile one."""
    with bench_hub(SERVER, folder) as hub:
        rows = fill(hub, observations, patterns, each=max(observations // INSTANCES, 50))
        fold(hub)
        hub.all("drop table public.messages")
        hub.all("vacuum analyze")
        report.figure("observations scored", rows, "rows")
        scored = hub.one("select count(*) from ranking.scores")
        report.figure("patterns scored", scored, "rows")
        hub.all("set work_mem = '256MB'")
        with memory_of(hub) as memory:
            for workers in (0, 2):
                hub.all(f"set max_parallel_workers_per_gather = {workers}")
                by_turns(report, hub, f"{workers} parallel workers", rounds)
        report.figure("RssAnon of the scoring", memory[0], "MB")
        hostile(report, hub, min(patterns // 2, 100_000))


def by_turns(report: Report, hub: Database, label: str, rounds: int) -> None:
    """The grouped sum, the scores, the refresh."""
    works = {
        name: lambda statement=statement: seconds(lambda: hub.all(statement))
        for name, statement in {
            "grouped sum": GROUPED_SUM,
            "scores": SCORES,
            "ranking.refresh()": "select ranking.refresh()",
        }.items()
    }
    taken = interleaved(rounds, works)
    for name, value in taken.items():
        report.figure(f"{name}, {label}", value, "s")
    for name in ("scores", "ranking.refresh()"):
        report.figure(f"{name} / grouped sum, {label}", taken[name] / taken["grouped sum"], "x")


def hostile(report: Report, hub: Database, patterns: int) -> None:
    """An instance calls many patterns that others know by names of its own."""
    hub.all("set max_parallel_workers_per_gather = 2")
    before = seconds(lambda: hub.all("select ranking.refresh()"))
    [name] = add_instances(hub, INSTANCES + 1, INSTANCES + 1)
    hub.all(HOSTILE, {"source": name, "patterns": patterns})
    report.figure("fold of other names", seconds(lambda: fold(hub)), "s")
    hub.all("vacuum analyze aggregation.labels")
    report.figure("patterns with other names", hub.one(
        "select count(*) from aggregation.majorities"
    ), "rows")  # fmt: skip
    after = seconds(lambda: hub.all("select ranking.refresh()"))
    report.figure("ranking.refresh(), before other names", before, "s")
    report.figure("ranking.refresh(), beside other names", after, "s")
    report.figure("ranking.refresh(), beside / before other names", after / before, "x")


def main() -> int:
    """Print the figures; with --check, 1 where one misses its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=["few", "many", "scores"],
                        default=["few", "many", "scores"], metavar="PART")  # fmt: skip
    parser.add_argument("--few", type=int, default=1_000_000, help="observations that are few")
    parser.add_argument("--many", type=int, default=10_000_000, help="observations that are many")
    parser.add_argument("--scored", type=int, default=4_800_000, help="observations scored")
    parser.add_argument("--rounds", type=int, default=3, help="how often few are folded")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()),
                        help="a folder on a real disk")  # fmt: skip
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    arguments = parser.parse_args()
    report = Report(BARS)
    report.note(f"server: {SERVER}, data in {arguments.folder}")
    if "few" in arguments.only:
        folding(report, arguments.folder, "few", arguments.few, 20_000, rounds=arguments.rounds)
    if "many" in arguments.only:
        folding(report, arguments.folder, "many", arguments.many, 200_000)
    if "scores" in arguments.only:
        scoring(report, arguments.folder, arguments.scored, 200_000)
    compare(report)
    return report.exit_code(arguments.check)


def compare(report: Report) -> None:
    """Many observations beside few."""
    taken = [report.figures.get(f"fold, first time, {label}") for label in ("many", "few")]
    if taken[0] and taken[1]:
        report.figure("fold, many / few", taken[0] / taken[1], "x")


if __name__ == "__main__":
    sys.exit(main())
