"""What agents have proven goes to Git as one pull request, and comes back to every instance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Fleet
from tests.scenario.story import Story

PROMPT = {
    "type": "prompt",
    "id": "release/notes",
    "version": "1.0.0",
    "name": "Release notes",
    "parameters": {"log": {"description": "git log of what is released"}},
    "body": "Say what changed for the people who use it.\n\n{{ log }}",
}
FILE = "learned/prompt/release/notes.json"
CURRENT = "select knowledge.get('prompt', 'release/notes', 'current')"


class LearningStory(Story):
    """Every instance has a prompt of its own making, and uses it."""

    def write(self, **other: object) -> None:
        """The prompt, in a folder of each instance."""
        for name, instance in self.instances.items():
            folder = self.folder / f"{name}-prompts"
            folder.mkdir(exist_ok=True)
            (folder / "notes.json").write_text(json.dumps(PROMPT | other))
            instance.one("select knowledge.register_folder('prompts', %s)", [str(folder)])
            self.run(instance, "knowledge_migrate")
            self.work(instance)

    def use(self, uses: int, successes: int, version: str = "1.0.0") -> None:
        """So often on each instance; then the hub is told."""
        for instance in self.instances.values():
            instance.all(
                "select knowledge.record_usage('prompt', 'release/notes', %s, n <= %s) "
                "from generate_series(1, %s) as n",
                [version, successes, uses],
            )
            self.run(instance, "usage_report")
            self.run(instance, "exchange")

    def export(self) -> list[str]:
        """What the hub promotes goes to Git; returns the branches there."""
        self.run(self.hub, "knowledge_export")
        self.work(self.hub)
        listing = self.repository.run("for-each-ref", "--format=%(refname:short)", "refs/heads")
        return listing.split()

    def deliver(self) -> None:
        """Every instance hears of it, and pulls."""
        for instance in self.instances.values():
            self.run(instance, "exchange")
            self.work(instance)

    def told(self) -> list[str]:
        """What became of exports, as the fleet was told, in order."""
        return [
            status
            for (status,) in self.hub.all(
                "select payload ->> 'status' from routing.log "
                "where topic = 'aggregated_learning' order by topic_offset"
            )
        ]

    def topics(self) -> list[str]:
        """The topics that the hub published to; all that is there is as the contract says."""
        self.hub.all("select intake.check(payload) from routing.log")
        return [
            topic
            for (topic,) in self.hub.all("select distinct topic from routing.log order by topic")
        ]


@pytest.fixture
def story(fleet: Fleet, tmp_path: Path) -> LearningStory:
    """Templates are in Git, and the prompt in use."""
    made = LearningStory(fleet, tmp_path)
    made.learn()
    made.write()
    return made


def test_what_has_proven_itself_comes_back_to_all(story: LearningStory) -> None:
    """Used, reported, promoted, one pull request, merged, current everywhere; told once each."""
    story.use(60, 59)
    [branch, main] = story.export()
    assert branch.startswith("feature/learned-")
    assert main == "main"
    assert FILE not in story.repository.run("ls-tree", "-r", "--name-only", "main")
    tip = story.repository.run("rev-parse", branch)
    assert story.export() == [branch, main]
    assert story.repository.run("rev-parse", branch) == tip
    assert story.told() == ["opened"]

    story.repository.run("update-ref", "refs/heads/main", tip.strip())
    story.export()
    assert story.told() == ["opened", "merged"]
    story.deliver()
    for instance in story.instances.values():
        current = instance.one(CURRENT)
        assert current["body"] == PROMPT["body"]
        assert current["provenance"]["source"] == "learned"
        assert instance.one(
            "select knowledge.render('prompt', 'release/notes', '{\"log\": \"x\"}', 'current')"
        ).endswith("\n\nx")
        # Its own copy is no mistake of anybody's.
        story.run(instance, "knowledge_migrate")
        story.work(instance)
        assert instance.all("select * from knowledge.list_invalid()") == []
    story.export()
    assert story.told() == ["opened", "merged"]
    assert story.topics() == ["aggregated_learning", "aggregated_patterns", "patterns_updated"]


def test_what_a_person_rejects_is_offered_no_more(story: LearningStory) -> None:
    """Until there is a version that is better."""
    story.use(60, 59)
    [branch, _] = story.export()
    story.repository.run("update-ref", "-d", f"refs/heads/{branch}")
    assert story.export() == ["main"]
    assert story.told() == ["opened", "rejected"]
    assert story.export() == ["main"]

    story.write(version="1.1.0", body="Say what changed, in one line each.\n\n{{ log }}")
    story.use(60, 60, version="1.1.0")
    [second, _] = story.export()
    assert second.startswith(branch)
    assert json.loads(story.repository.run("show", f"{second}:{FILE}"))["version"] == "1.1.0"


def test_what_turns_bad_is_taken_back(story: LearningStory) -> None:
    """By a pull request as well."""
    story.use(60, 60)
    [branch, _] = story.export()
    story.repository.run("update-ref", "refs/heads/main", f"refs/heads/{branch}")
    story.repository.run("update-ref", "-d", f"refs/heads/{branch}")
    story.export()
    story.use(60, 0)
    [second, _] = story.export()
    assert FILE not in story.repository.run("ls-tree", "-r", "--name-only", second)
    story.repository.run("update-ref", "refs/heads/main", f"refs/heads/{second}")
    story.export()
    story.deliver()
    assert story.told() == ["opened", "merged", "opened", "merged"]
    for instance in story.instances.values():
        assert instance.one("select count(*) from knowledge.artifacts where path = %s", [FILE]) == 0
