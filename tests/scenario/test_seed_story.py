"""The story that this was built for: what one instance learns serves all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from centralcloud.git import Git
from centralcloud.worker import Worker
from tests.conftest import Database, Fleet

RULES = "select name from ranking.top_patterns(100) order by rank"
CACHED = "select name from knowledge.top_patterns(100) order by rank"

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


@pytest.fixture
def story(fleet: Fleet, tmp_path: Path) -> Story:
    """The beginning of it."""
    return Story(fleet, tmp_path)


def test_what_each_sees_reaches_every_instance(story: Story) -> None:
    """One list, one commit, and the same list in every instance's own database."""
    story.learn()
    ranked = [name for (name,) in story.hub.all(RULES)]

    assert "File opened in a with statement" in ranked
    assert "Bare except" in ranked
    assert len(story.commits()) == 1
    for instance in story.instances.values():
        assert [name for (name,) in instance.all(CACHED)] == ranked
        assert instance.all("select from knowledge.patterns where commit is null") == []


def test_learning_again_counts_nothing_twice(story: Story) -> None:
    """The same code bases: same facts, same ranking, no commit, nothing told."""
    story.learn()
    facts, told = story.facts(), story.hub.all("select topic, topic_offset from routing.log")
    story.learn()

    assert story.facts() == facts
    assert story.hub.one("select count(*) from ranking.rankings where list_id = 1") == 1
    assert len(story.commits()) == 1
    assert story.hub.all("select topic, topic_offset from routing.log") == told


def test_what_nobody_does_any_more_goes_everywhere(story: Story) -> None:
    """Both owners mend their careless file: the pattern leaves the list, Git and every cache."""
    story.learn()
    for number in (1, 2):
        (story.folder / f"singularity-{number}" / "careless.py").write_text("")
    story.learn()

    assert "Bare except" not in [name for (name,) in story.hub.all(RULES)]
    assert len(story.commits()) == 2
    files = story.repository.run("ls-tree", "-r", "--name-only", "main")
    assert "bare-except" not in files
    for instance in story.instances.values():
        assert "Bare except" not in [name for (name,) in instance.all(CACHED)]


def test_one_owner_alone_ranks_nothing(story: Story) -> None:
    """What only one owner sees is not proven, however often it occurs."""
    for number in (2, 3):
        for file in (story.folder / f"singularity-{number}").iterdir():
            file.unlink()
    story.learn()

    assert story.hub.all(RULES) == []
    assert story.hub.one("select count(*) from ranking.scores") > 0
