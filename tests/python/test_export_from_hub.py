"""From use on instances to a pull request, and its fate back: hub, worker and forge."""

from __future__ import annotations

from pathlib import Path

import pytest

from centralcloud.worker import Tally, Worker
from tests.conftest import Database
from tests.python.forge_servers import REPOSITORY, TOKEN, GitHubServer, serving
from tests.python.test_cli_export import tell
from tests.remotes import Remote


def test_what_instances_use_well_is_merged_and_announced(
    hub: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN", TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    remote = Remote(tmp_path / "templates_data.git")
    remote.person_commits({"README.md": b"ours\n"})
    with serving(GitHubServer(remote)) as forge:
        for name, value in {
            "git_url": remote.url, "forge": "github", "forge_url": forge.url,
            "repository": REPOSITORY,
        }.items():  # fmt: skip
            hub.all("select centralcloud.change_setting(%s, %s)", [f"learning.{name}", value])
        hub.all("select fleet.add('s' || n) from generate_series(1, 3) as n")
        for source in ("s1", "s2", "s3"):
            tell(hub, source, ("good", 100, 100))
        hub.one("select learning.promote()")
        worker = Worker(hub.conninfo, tmp_path / "home")
        assert worker.run_until_idle() == Tally(done=1)
        pull = forge.the_open()
        assert remote.files(pull.branch) == ["README.md", "learned/prompt/good.json"]
        assert "300 of 300 uses succeeded" in pull.body

        hub.one("select learning.promote()")
        worker.run_until_idle()
        assert forge.the_open() is pull and len(forge.writes()) == 1

        forge.merge(pull, "squash")
        hub.one("select learning.promote()")
        worker.run_until_idle()
    assert worker.tally.failed == 0
    held = hub.all("select type, id, version from learning.fetch_artifacts(0, 10)")
    assert held == [("prompt", "good", "1.0.0")]
    told = hub.all("select payload from routing.log where topic = 'aggregated_learning' order by 1")
    assert {row[0]["status"] for row in told} == {"opened", "merged"}
    assert TOKEN not in str(hub.all("select payload, result from scheduling.tasks") + told)
