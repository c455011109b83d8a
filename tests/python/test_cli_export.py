"""`centralcloud export` on real databases: what an operator sees, and what it leaves alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from psycopg.types.json import Jsonb

from centralcloud.cli.export import export
from centralcloud.errors import CentralCloudError
from tests.conftest import Database

HOSTILE = "\x1b[31m[bold]x"


def run(database: Database, *arguments: str, columns: int = 160) -> str:
    """The command's output; its error, where it fails, is raised."""
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(
        export, [*arguments, "--database", database.conninfo]
    )
    if result.exception is not None:
        raise result.exception
    return result.output


def tell(hub: Database, source: str, *artifacts: tuple[str, int, int]) -> None:
    """The state of an instance: (id, uses, successes) each, version 1.0.0."""
    told = [
        {"type": "prompt", "id": name, "version": "1.0.0", "usage_count": uses,
         "success_count": successes, "content": {"body": "text"}}
        for name, uses, successes in artifacts
    ]  # fmt: skip
    snapshot = {"stream": "knowledge", "version": 1}
    message = {
        "type": "learned_artifacts",
        "source": source,
        "snapshot": snapshot,
        "artifacts": told,
    }
    hub.one("select intake.send(%s)", [Jsonb(message)])


@pytest.fixture
def used(hub: Database) -> Database:
    """Three instances: `good` goes, `bad` is learned and turned bad, one has `lonely` alone."""
    hub.all("select fleet.add('s' || n) from generate_series(1, 3) as n")
    hub.one("select centralcloud.change_setting('learning.git_url', '/srv/t.git')")
    hub.all("""
        insert into learning.incoming_artifacts (type, id, version, path, raw)
        values ('prompt', 'bad', '1.0.0', 'learned/prompt/bad.json', '{}')
    """)
    hub.one("select learning.load_artifacts(repeat('a', 40))")
    tell(hub, "s1", ("good", 100, 100), ("bad", 100, 60), ("lonely", 100, 95), (HOSTILE, 1, 1))
    tell(hub, "s2", ("good", 100, 99), ("bad", 100, 60))
    tell(hub, "s3", ("good", 100, 100))
    hub.one("select learning.fold_usage()")
    return hub


def test_a_dry_run_says_what_would_go_and_why_not_the_rest(used: Database) -> None:
    """What goes, what is taken out, what speaks against the others."""
    lines = run(used, "--dry-run").splitlines()
    assert lines[0] == "would go: 1"
    assert any(line.startswith("prompt:good@1.0.0") and " 300 " in line for line in lines)
    assert "would be taken out: 1" in lines
    assert any(line.startswith("prompt:bad@1.0.0") for line in lines)
    assert "of the rest, the closest first: 2" in lines


def test_one_instance_with_95_of_100_is_not_promoted_and_it_says_why(used: Database) -> None:
    """Every reason, with figures."""
    shown = json.loads(run(used, "--dry-run", "--json"))
    lonely = next(row for row in shown["leave"] if row["id"] == "lonely")
    assert lonely["reason"] == (
        "lower bound .899 is below .93; needs 3 instances, 1 uses it; needs 2 owners, 1 uses it"
    )
    assert lonely["reason"] in " ".join(run(used, "--dry-run", columns=400).split())


def test_a_dry_run_touches_nothing(used: Database) -> None:
    """Not even what waits in the queue, of which it tells."""
    tell(used, "s3", ("good", 200, 200))
    before = state(used)
    assert "1 message yet to be folded" in run(used, "--dry-run")
    assert state(used) == before


def state(hub: Database) -> list[tuple[Any, ...]]:
    """Whatever an export would write."""
    return hub.all("""
        select
          (select count(*) from scheduling.tasks), (select count(*) from scheduling.runs),
          (select count(*) from learning.exports), (select count(*) from routing.log),
          (select count(*) from pgmq.q_learned_artifacts), (select sum(uses) from learning.usage)
    """)


def test_it_asks_the_worker_once(used: Database) -> None:
    """Asked again, the same export is open; what became of it is read."""
    first = run(used)
    branch = used.one("select branch from learning.exports")
    assert first.startswith(f"export {branch} is on its way")
    assert "asked for 1 artifact to go and 1 artifact to be taken out" in first
    run(used)
    assert used.one("select count(*) from scheduling.tasks where kind = 'knowledge_export'") == 1

    finish(used, {"state": "opened", "commit": "1" * 40,
                  "pull_request": {"number": "7", "url": "https://forge/7"}})  # fmt: skip
    assert "is open (opened)" in run(used) and "https://forge/7" in run(used)
    shown = json.loads(run(used, "--json"))
    assert (shown["open"]["url"], shown["open"]["artifacts"]) == ("https://forge/7", 2)
    assert shown["stats"]["artifacts"] == 1

    finish(used, {"state": "held", "commit": "2" * 40})
    assert "a person works on it since" in run(used, "--dry-run")


def test_the_request_is_printed_for_whoever_merges_it(used: Database) -> None:
    """Without a forge the text is nowhere else; it obeys no terminal either."""
    with pytest.raises(CentralCloudError, match="no request waits for a person"):
        run(used, "--request")
    run(used)
    with pytest.raises(CentralCloudError, match="is on its way"):
        run(used, "--request")
    text = f"Learned: 1 artifact\n\n- {HOSTILE}\n"
    finish(used, {"state": "opened", "commit": "1" * 40, "request": text})
    before = state(used)
    assert "--request prints" in run(used, "--dry-run")
    shown = run(used, "--request")
    assert shown.startswith("Learned: 1 artifact\n\n- ") and "\x1b" not in shown
    assert state(used) == before


def finish(hub: Database, result: dict[str, Any]) -> None:
    """Take the task as a worker does, and report this."""
    hub.connection.execute("set session authorization centralcloud_worker")
    (task_id,) = hub.all("select task_id from scheduling.take_task('w', '{knowledge_export}')")[0]
    hub.all("select scheduling.finish_task(%s, 'w', %s)", [task_id, Jsonb(result)])
    hub.connection.execute("reset session authorization")


def test_there_may_be_nothing_to_export(hub: Database) -> None:
    """Nor does that need a repository."""
    assert run(hub) == "nothing to export; centralcloud export --dry-run says why\n"
    lines = run(hub, "--dry-run").splitlines()
    assert lines[:3] == [
        "would go: none", "would be taken out: none", "of the rest, the closest first: none"
    ]  # fmt: skip
    assert "nothing goes before learning.git_url is set" in lines[3]


def test_a_missing_repository_is_an_error_in_words(used: Database) -> None:
    """The job's own, with what to do."""
    used.one("select centralcloud.change_setting('learning.git_url', null)")
    with pytest.raises(CentralCloudError) as caught:
        run(used)
    assert caught.value.sqlstate == "SC601"
    assert "learning.git_url" in (caught.value.hint or "")


def test_an_instance_has_no_exports(instance: Database) -> None:
    """It says so, and which database is meant."""
    with pytest.raises(CentralCloudError) as caught:
        run(instance, "--dry-run")
    assert caught.value.detail == "Only a hub has exports."


def test_the_limit_is_on_the_rest(used: Database) -> None:
    """What goes is always shown."""
    shown = json.loads(run(used, "--dry-run", "--json", "--limit", "0"))
    assert [len(shown[key]) for key in ("promote", "revoke", "leave")] == [1, 1, 0]
    result = CliRunner().invoke(export, ["--limit", "5", "--database", used.conninfo])
    assert result.exit_code == 2 and "--limit goes with --dry-run" in result.output


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_hostile_names_are_harmless_at_any_width(used: Database, columns: int) -> None:
    """A terminal obeys nothing that an instance wrote."""
    output = run(used, "--dry-run", columns=columns)
    assert "\x1b" not in output
    assert max(map(len, output.splitlines())) <= columns
