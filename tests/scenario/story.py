"""A fleet that learns: what its stories begin with, and what every chapter does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from centralcloud.git import Git
from centralcloud.worker import Worker
from tests.conftest import Database, Fleet

CAREFUL = """\
def read(path):
    with open(path) as file:
        return [line for line in file if line]


def first(rows):
    for number, row in enumerate(rows):
        if isinstance(row, dict):
            return row.get("name", number)
"""
CARELESS = """\
def read(path):
    try:
        return open(path).read()
    except:
        return None
"""


class Story:
    """A hub with a Git repository, three instances with a code base each."""

    def __init__(self, fleet: Fleet, folder: Path) -> None:
        """Two careful code bases, one with a careless file beside."""
        self.hub = fleet.hub
        self.folder = folder
        self.repository = Git.create_bare(folder / "templates_data.git")
        self.hub.one(
            "select centralcloud.change_setting('learning.git_url', %s)",
            [str(folder / "templates_data.git")],
        )
        self.instances = {}
        for number in (1, 2, 3):
            name = f"singularity-{number}"
            (folder / name).mkdir()
            (folder / name / "careful.py").write_text(CAREFUL)
            self.instances[name] = fleet.add(name)
            self.instances[name].one("select code.register('code', %s)", [str(folder / name)])
        for number in (1, 2):
            (folder / f"singularity-{number}" / "careless.py").write_text(CARELESS)

    def learn(self) -> None:
        """Every instance ingests and sends; the hub folds, ranks and syncs; every one applies."""
        for instance in self.instances.values():
            instance.one("select code.request_ingest()")
            self.work(instance)
            self.run(instance, "exchange")
        self.run(self.hub, "pattern_aggregation")
        self.work(self.hub)
        for instance in self.instances.values():
            self.run(instance, "exchange")
            self.work(instance)

    def run(self, database: Database, job: str) -> None:
        """A job as pg_cron's role runs it, and those that follow; all succeed."""
        scheduler = database.connect("centralcloud_scheduler")
        scheduler.execute("call scheduling.run_job(%s)", [job])
        scheduler.close()
        failed = "select job, error from scheduling.runs where state <> 'succeeded'"
        assert database.all(failed) == []

    def work(self, database: Database) -> None:
        """The worker, until it is idle; nothing fails."""
        worker = Worker(
            database.server.conninfo(database.name, "centralcloud_worker"),
            self.folder / "worker" / database.name,
        )
        assert worker.run_until_idle().failed == 0

    def commits(self) -> list[str]:
        """Subjects in templates_data, newest first."""
        return self.repository.run("log", "--format=%s", "main").splitlines()

    def facts(self) -> list[tuple[Any, ...]]:
        """What the hub holds of what the instances said."""
        return self.hub.all(
            "select o.fingerprint, s.stream, o.trials, o.successes from aggregation.observations o "
            "join aggregation.streams s using (stream_id) order by 1, 2, s.source_id"
        )
