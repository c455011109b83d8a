"""The story that this was built for: what one instance learns serves all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Fleet
from tests.scenario.story import Story

RULES = "select name from ranking.top_patterns(100) order by rank"
CACHED = "select name from knowledge.top_patterns(100) order by rank"


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
