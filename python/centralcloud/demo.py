"""The whole story on a private cluster: from real code and use to what every instance knows.

Every step may be cut off and done again: what is there is kept, what is missing is made.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, LiteralString

import psycopg
from psycopg.rows import dict_row
from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from centralcloud.cluster.private import HUB, Cluster
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError
from centralcloud.git import Git
from centralcloud.knowledge import workspace
from centralcloud.worker import Report, Worker

#: pg_cron starts a minute job at the full minute; two of them and a little more.
_PATIENCE_SECONDS = 150

_TOP: LiteralString = """
select
  rank as "#", name as pattern, kind, instances as seen,
  round(success_rate::numeric, 2) as success, round(confidence::numeric, 2) as sure,
  round(score::numeric, 3) as score, occurrences as found
from ranking.top_patterns(20)
"""
#: What no starter has: each instance keeps its own copy, until the fleet has proven it.
_PROMPT = {
    "type": "prompt",
    "id": "release/notes",
    "version": "1.0.0",
    "name": "Write release notes",
    "description": "What changed for the people who use it, from the log.",
    "parameters": {"log": {"description": "git log of what is released"}},
    "body": "Say what changed for the people who use it, one line a change, what breaks first.\n\n"
    "<log>\n{{ log }}\n</log>",
    "provenance": {"source": "manual", "license": "PostgreSQL"},
}
#: Of each instance; as many as make the fleet sure enough.
_USES, _SUCCESSES = 60, 59

_USED: LiteralString = """
select coalesce(sum(u.usage_count), 0)::integer from knowledge.usage as u where u.id = %s
"""
_USE: LiteralString = """
select knowledge.record_usage('prompt', %s, %s, n <= %s) from generate_series(1, %s) as n
"""
_JUDGED: LiteralString = "select action, id, reason from learning.shortlist(3)"
_APPLIED: LiteralString = """
select distinct on (m.topic) m.topic, m.topic_offset as "offset", m.applied_at as applied
from link.applied_messages as m
order by m.topic, m.topic_offset desc
"""
_KNOWN: LiteralString = """
select
  (select count(*) from knowledge.top_patterns(100)) as patterns,
  (select coalesce(max(r.detail ->> 'artifacts'), '0') from knowledge.status() as r
    where r.kind = 'repository') as artifacts,
  (select coalesce(left(max(r.detail ->> 'commit'), 7), 'none') from knowledge.status() as r
    where r.kind = 'repository') as commit,
  (select coalesce(max(v.version), 'none') from knowledge.versions('prompt', 'release/notes') as v
    where v.is_current and v.origin <> 'local') as "release/notes"
"""
_ENTRIES: LiteralString = """
select
  split_part(jobname, ':', 2) as database,
  string_agg(format('%s (%s)', split_part(jobname, ':', 3), schedule), ', ' order by jobname)
    as "jobs and their slots"
from cron.job
where jobname like 'centralcloud:%' and active
group by 1
order by 1
"""
_CRON_RUNS: LiteralString = """
select distinct on (entry) j.jobname as entry, d.status, d.start_time as started
from cron.job_run_details as d
join cron.job as j using (jobid)
where j.jobname like 'centralcloud:%'
order by entry, d.runid desc
"""


@dataclass(frozen=True)
class Member:
    """An instance of the demo and the code base it looks after."""

    name: str
    code_base: str
    path: Path


def default_code_bases() -> list[Path]:
    """Three that are on this machine anyway: the standard library and two packages."""
    packages = [_package("rich"), _package("pygments")]
    return [Path(sysconfig.get_path("stdlib")), *packages]


def members(paths: list[Path]) -> list[Member]:
    """One instance per code base, named singularity-1, -2, …"""
    return [
        Member(f"singularity-{number}", path.resolve().name, path.resolve())
        for number, path in enumerate(paths, start=1)
    ]


class Demo:
    """One run of the story, told on a console."""

    def __init__(self, cluster: Cluster, paths: list[Path], console: Console) -> None:
        """`paths`: the code bases; each must be a folder."""
        for path in paths:
            if not path.is_dir():
                raise CentralCloudError(
                    f"{path} is no folder",
                    detail="A code base is a folder of sources.",
                    hint="Give --codebase the path of one.",
                )
        self._cluster = cluster
        self._members = members(paths)
        self._console = console
        self._mark = cluster.home / "demo.json"
        self._repository = cluster.home / "templates_data.git"

    def run(self) -> None:
        """Tell it from the beginning; what an earlier run did is not done twice."""
        self._refuse_foreign_cluster()
        self._chapter("A private cluster: one hub, a database per instance")
        self._make_cluster()
        self._chapter("Each instance parses its code base and finds patterns in it")
        self._ingest()
        self._chapter("What they saw goes to the hub, which folds and ranks it")
        self._send_and_rank()
        self._chapter("What has proven itself goes to Git, and the fleet is told")
        self._sync()
        self._chapter("What agents use well becomes one pull request")
        self._use()
        self._export()
        self._chapter("pg_cron's minute: every instance hears of it, pulls, updates its cache")
        self._deliver()
        self._show()

    def reset(self) -> None:
        """Remove the demo's cluster and all in it."""
        self._refuse_foreign_cluster()
        self._cluster.destroy()
        self._console.print(f"removed {self._cluster.home}")

    # The steps -----------------------------------------------------------------------------------

    def _refuse_foreign_cluster(self) -> None:
        if self._cluster.exists() and not self._mark.exists():
            raise CentralCloudError(
                f"there is a private cluster in {self._cluster.home} that the demo did not make",
                detail="The demo fills, and --reset removes, only what it made itself.",
                hint="Set CENTRALCLOUD_HOME to another folder.",
            )

    def _make_cluster(self) -> None:
        with self._console.status("starting the server, installing the hub"):
            self._cluster.start()
            self._mark.write_bytes(b'{"made_by": "centralcloud demo"}\n')
            self._cluster.up()
        self._console.print(f"hub: up in {self._cluster.home}", highlight=False)
        for member in self._members:
            with self._console.status(f"installing {member.name}"):
                self._cluster.add_instance(member.name)
                self._keep_awake(member)
            self._console.print(
                f"{member.name}: joined, for {member.path}", highlight=False, soft_wrap=True
            )
        with self._on(HUB) as hub:
            self._make_repository(hub)
            hub.execute(
                "select centralcloud.change_setting('learning.git_url', %s)",
                [str(self._repository)],
            )

    def _keep_awake(self, member: Member) -> None:
        """Nobody who watches wants to wait out the pauses of an idle link."""
        with self._on(member.name) as instance:
            instance.execute("select centralcloud.change_setting('link.longest_pause', '1 minute')")

    def _make_repository(self, hub: psycopg.Connection[Row]) -> None:
        if self._repository.exists():
            return
        row = hub.execute("select learning.current_commit()").fetchone()
        if row is not None and row[0] is not None:
            raise CentralCloudError(
                f"the repository {self._repository} is gone",
                detail=f"The hub's newest ranking was commit {row[0][:7]} of it.",
                hint="Put it back, or begin anew with --reset.",
            )
        with TemporaryDirectory() as folder:
            written = workspace.create(Path(folder) / "starter")
            repository = Git.create_bare(self._repository)
            repository.run("fetch", "--quiet", f"{folder}/starter", "main:main")
        artifacts = sum(path.endswith(".json") for path in written)
        self._console.print(f"templates_data: {artifacts} artifacts to begin with")

    def _ingest(self) -> None:
        with _progress(self._console) as progress:
            for member in self._members:
                with self._on(member.name) as instance:
                    instance.execute(
                        "select code.register(%s, %s)", [member.code_base, str(member.path)]
                    )
                    instance.execute("select code.request_ingest()")
                bar = progress.add_task(f"{member.name}  {member.code_base}", total=None)
                self._work(member.name, partial(_show_progress, progress, bar))
                self._describe(member, progress, bar)

    def _describe(self, member: Member, progress: Progress, bar: TaskID) -> None:
        """Say why a bar never moved: nothing changed, or there is nothing to read."""
        with self._on(member.name) as instance:
            row = instance.execute("select code.totals(%s)", [member.code_base]).fetchone()
        files = row[0]["files"] if row is not None else 0
        why = "unchanged" if files else "no source files found"
        if not progress.tasks[bar].total:
            progress.update(
                bar,
                description=f"{member.name}  {member.code_base}: {why}",
                completed=files,
                total=files,
            )

    def _send_and_rank(self) -> None:
        for member in self._members:
            with self._on(member.name) as instance:
                sent = self._run_job(instance, "exchange").get("sent", 0)
            # What was there before may have gone by itself, with pg_cron's own minute.
            said = "nothing was left" if not sent else f"{_messages(sent)} went"
            self._console.print(f"{member.name} sends patterns and code_analysis: {said}")
        with self._on(HUB) as hub:
            folded = self._run_job(hub, "pattern_aggregation")
            self._refuse_failed_jobs(hub)
        self._console.print(
            f"the hub folded {_messages(folded.get('messages', 0))} of patterns, then ranked"
        )

    def _sync(self) -> None:
        before = self._log()
        self._work(HUB)
        after = self._log()
        if not after:
            self._console.print("no pattern is seen by two owners: nothing to commit")
        elif after == before:
            self._console.print("the ranking is as it was: no new commit")
        for line in after[: len(after) - len(before)]:
            self._console.print(f"committed {line}")

    def _use(self) -> None:
        """Each instance loads a prompt of its own and uses it; that is told to the hub."""
        for member in self._members:
            folder = self._cluster.home / "prompts" / member.name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "release-notes.json").write_bytes(json.dumps(_PROMPT, indent=2).encode())
            with self._on(member.name) as instance:
                instance.execute(
                    "select knowledge.register_folder('prompts', %s)", [str(folder.absolute())]
                )
                self._run_job(instance, "knowledge_migrate")
                self._work(member.name)
                row = instance.execute(_USED, [_PROMPT["id"]]).fetchone()
                if row == (0,):
                    instance.execute(_USE, [_PROMPT["id"], _PROMPT["version"], _SUCCESSES, _USES])
                self._run_job(instance, "usage_report")
                self._run_job(instance, "exchange")
        self._console.print(
            f"No agent runs in a demo, so uses are made up: {_SUCCESSES} of {_USES} of "
            f"{_PROMPT['id']} succeed on each instance."
        )

    def _export(self) -> None:
        """What the hub promotes is a branch; merged as a person would, it is seen to be merged."""
        with self._on(HUB) as hub:
            self._run_job(hub, "learning_aggregation")
            for action, name, reason in hub.execute(_JUDGED).fetchall():
                said = {"promote": "goes", "revoke": "is taken out"}.get(action, "does not go")
                self._console.print(f"{name} {said}: {reason}", highlight=False)
        branch = self._promote()
        if branch is None:
            self._console.print("no branch is made")
            return
        self._console.print(f"branch {branch}: one commit, for a person to merge; done here")
        repository = Git(self._repository)
        repository.run("update-ref", "refs/heads/main", f"refs/heads/{branch}")
        repository.run("update-ref", "-d", f"refs/heads/{branch}")
        self._promote()
        self._console.print("the hub sees that it is merged, and tells the fleet")

    def _promote(self) -> str | None:
        """Run the job, let the worker do what it asks for; the branch that is there, if any."""
        with self._on(HUB) as hub:
            self._run_job(hub, "knowledge_export")
        self._work(HUB)
        listed = Git(self._repository).run(
            "for-each-ref", "--format=%(refname:short)", "refs/heads/feature/"
        )
        return listed.strip() or None

    def _deliver(self) -> None:
        """Wait for pg_cron's own exchange, then let each instance's worker pull."""
        with self._on(HUB) as hub:
            (synced_at,) = hub.execute("select centralcloud.clock()").fetchone() or (None,)
        with self._console.status("waiting for pg_cron's next minute"):
            deadline = time.monotonic() + _PATIENCE_SECONDS
            while not all(self._cron_has_exchanged(member, synced_at) for member in self._members):
                if time.monotonic() > deadline:
                    raise CentralCloudError(
                        f"pg_cron delivered nothing within {_PATIENCE_SECONDS} s",
                        detail="Its entries are in cron.job, its runs in cron.job_run_details.",
                        hint=f"The server's log is {self._cluster.log}.",
                    )
                time.sleep(0.5)
        for member in self._members:
            self._work(member.name)

    # What it shows at the end --------------------------------------------------------------------

    def _show(self) -> None:
        self._chapter("The ranking: select * from ranking.top_patterns(20)")
        self._console.print(
            "What many code bases have and what surely goes well in them: a smell stands high\n"
            "where ruff found no bug near it. Two owners must see a pattern for it to rank."
        )
        self._table(self._rows(HUB, _TOP))
        self._chapter("templates_data: git log")
        self._console.print("\n".join(self._log()) or "no commit yet", highlight=False)
        self._chapter("What each instance applied, the newest of each topic: link.applied_messages")
        self._table(self._of_each(_APPLIED))
        self._chapter("What each instance knows")
        self._table(self._of_each(_KNOWN))
        self._chapter("Our entries in cron.job")
        self._table(self._rows(HUB, _ENTRIES))
        self._chapter("The newest run of each that pg_cron itself started: cron.job_run_details")
        self._table(self._rows(HUB, _CRON_RUNS))
        self._chapter("What to type next")
        self._console.print("\n".join(self._next_commands()), highlight=False, soft_wrap=True)

    def _next_commands(self) -> list[str]:
        home = os.environ.get("CENTRALCLOUD_HOME")
        command = f"CENTRALCLOUD_HOME={home} {sys.argv[0]}" if home else sys.argv[0]
        hub = f"--database '{self._cluster.conninfo()}'"
        instance = f"--database '{self._cluster.conninfo(self._members[0].name)}'"
        return [
            f"{command} psql {HUB} -c 'select * from ranking.top_patterns(10)'",
            f"{command} jobs list {hub}",
            f"{command} topics {hub}",
            f"{command} export --dry-run {hub}",
            f"{command} status {instance}",
            f"{command} knowledge list {instance}",
            f"{command} demo           # again: nothing is counted twice",
            f"{command} demo --reset   # remove it all",
        ]

    # What they stand on --------------------------------------------------------------------------

    @contextmanager
    def _on(self, name: str) -> Iterator[psycopg.Connection[Row]]:
        with connect(self._cluster.conninfo(name)) as connection:
            yield connection

    def _run_job(self, connection: psycopg.Connection[Row], job: str) -> dict[str, Any]:
        """Run a job by hand, and the jobs that follow it; its stats. A failure is an error."""
        row = self._start(connection, job)
        run = connection.execute(
            "select state, stats, error, detail, hint, sqlstate from scheduling.find_run(%s)",
            [row[0]],
        ).fetchone()
        assert run is not None
        state, stats, error, detail, hint, sqlstate = run
        if state != "succeeded":
            raise CentralCloudError(f"job {job} {state}: {error}", detail, hint, sqlstate)
        return dict(stats)

    def _start(self, connection: psycopg.Connection[Row], job: str) -> Row:
        """Call run_job; where pg_cron runs that job this very moment, wait for its turn."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                row = connection.execute("call scheduling.run_job(%s)", [job]).fetchone()
                assert row is not None
                return row
            except psycopg.Error as error:
                if error.sqlstate != "SC504" or time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def _cron_has_exchanged(self, member: Member, since: datetime) -> bool:
        with self._on(member.name) as instance:
            row = instance.execute(
                "select exists (select from scheduling.history('exchange', 10) "
                "where trigger = 'cron' and state = 'succeeded' and not stats ? 'idle' "
                "and started_at > %s)",
                [since],
            ).fetchone()
        return row is not None and bool(row[0])

    def _work(self, name: str, report: Report = lambda _done, _total, _unit: None) -> None:
        """Let a worker do all that was asked for in a database; what stays open is an error."""
        said: list[str] = []
        worker = Worker(
            self._cluster.conninfo(name, user="centralcloud_worker"),
            self._cluster.home / "worker" / name,
            report=report,
            say=said.append,
        )
        if worker.run_until_idle().failed:
            raise CentralCloudError(
                f"a task of {name} failed",
                detail="\n".join(said),
                hint="Run the demo again: it goes on where this was.",
            )
        with self._on(name) as connection:
            waiting = connection.execute(
                "select kind, key, error, detail, due_at from scheduling.open_tasks() "
                "where state = 'queued'"
            ).fetchone()
        if waiting is not None:
            kind, key, error, detail, due_at = waiting
            raise CentralCloudError(
                f"{kind} {key} of {name} is not done: {error or 'it waits'}",
                detail=detail,
                hint=f"It is tried at {due_at:%H:%M:%S} UTC; run the demo then.",
            )

    def _refuse_failed_jobs(self, connection: psycopg.Connection[Row]) -> None:
        """A job that follows another fails as a run of its own; here that is an error."""
        failed = connection.execute(
            "select job, last_error from scheduling.overview() "
            "where last_state in ('failed', 'crashed')"
        ).fetchone()
        if failed is not None:
            raise CentralCloudError(
                f"job {failed[0]} failed: {failed[1]}",
                detail="It follows pattern_aggregation, or ran before.",
                hint="scheduling.history() in the hub tells more.",
            )

    def _log(self) -> list[str]:
        repository = Git(self._repository)
        if not repository.run("branch", "--list"):
            return []
        return repository.run("log", "--format=%h %ad %s", "--date=short", "main").splitlines()

    def _rows(self, name: str, statement: LiteralString) -> list[dict[str, Any]]:
        with self._on(name) as connection, connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement).fetchall()

    def _of_each(self, statement: LiteralString) -> list[dict[str, Any]]:
        """The rows of every instance, with its name."""
        return [
            {"instance": member.name, **row}
            for member in self._members
            for row in self._rows(member.name, statement)
        ]

    def _table(self, rows: list[dict[str, Any]]) -> None:
        if not rows:
            self._console.print("nothing yet")
            return
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for column, value in rows[0].items():
            number = isinstance(value, int | float | Decimal)
            table.add_column(column, justify="right" if number else "left", overflow="fold")
        for row in rows:
            table.add_row(*[_shown(value) for value in row.values()])
        self._console.print(table)

    def _chapter(self, title: str) -> None:
        self._console.print()
        self._console.rule(f"[bold]{title}", align="left")


def _messages(count: int) -> str:
    return f"{count} message{'' if count == 1 else 's'}"


def _package(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None, f"{name} is a dependency of this package"
    return Path(spec.origin).parent


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


def _show_progress(progress: Progress, bar: TaskID, done: int, total: int, _unit: str) -> None:
    progress.update(bar, completed=done, total=total)


def _shown(value: object) -> str:
    return value.strftime("%H:%M:%S") if isinstance(value, datetime) else str(value)
