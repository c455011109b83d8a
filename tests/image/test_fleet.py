"""The fleet of compose.yaml: the story over TCP, pg_cron's own minutes, stops and kills."""

from __future__ import annotations

import time

import psycopg
import pytest

from tests.image.conftest import Composed
from tests.image.podman import podman
from tests.waiting import eventually

RANKED = "select string_agg(name, ',' order by rank) from {}.top_patterns(100)"
#: The repository of templates, in the hub's volume.
TEMPLATES = "/var/lib/postgresql/templates.git"
#: What pg_cron started.
FIRED = "select count(*) from cron.job_run_details where status = 'succeeded'"


@pytest.fixture
def fleet(composed: Composed) -> Composed:
    """All three, up."""
    for container in composed.all:
        container.wait_until_healthy()
    return composed


def test_it_runs_as_no_root(fleet: Composed) -> None:
    """Under an account of its own, and the server's environment holds no secret."""
    for container in fleet.all:
        assert container.run("id", "-u").strip() == "999"
        pid = container.run("sh", "-c", "head -1 $PGDATA/postmaster.pid").strip()
        assert container.run("cat", f"/proc/{pid}/comm").strip() == "postgres"
        assert "PASSWORD" not in container.run("cat", f"/proc/{pid}/environ")


def test_a_killed_orphan_is_nothing_to_the_server(fleet: Composed) -> None:
    """What somebody's command left behind in the container, say a worker that was killed."""
    hub = fleet.hub
    started = hub.sql("select pg_postmaster_start_time(), pg_conf_load_time()")
    backend = hub.connect("postgres", fleet.passwords["POSTGRES"])
    hub.run("sh", "-c", "sleep 100 & orphan=$!; (sleep 0.3; kill -9 $orphan) >/dev/null 2>&1 &")
    time.sleep(1)
    assert backend.execute("select 1").fetchone() == (1,)
    backend.close()
    assert hub.sql("select pg_postmaster_start_time(), pg_conf_load_time()") == started
    assert "terminating any other active server processes" not in hub.logs()


def test_pgmq_is_an_extension(fleet: Composed) -> None:
    """Made from the package's own SQL, and anybody may create it elsewhere."""
    hub = fleet.hub
    assert hub.sql("select mode from centralcloud.components where component = 'pgmq'") == (
        "extension"
    )
    hub.run("createdb", "another")
    hub.run("psql", "-Xqd", "another", "-c", "create extension pgmq")
    hub.run("dropdb", "another")


def test_it_is_what_the_package_says(fleet: Composed) -> None:
    """On all three."""
    for container in fleet.all:
        assert "every function is as in the package" in container.run("centralcloud", "verify")


def test_what_two_instances_saw_serves_both(fleet: Composed) -> None:
    """Real code, read in the containers; sent, folded, ranked, committed, received over TCP."""
    fleet.hub.run("git", "init", "--quiet", "--bare", "--initial-branch=main", TEMPLATES)
    fleet.hub.sql(f"select centralcloud.change_setting('learning.git_url', '{TEMPLATES}')")
    for container, package in zip(fleet.instances, ("click", "rich"), strict=True):
        path = container.run("python", "-c", f"import {package}; print(*{package}.__path__)")
        container.run("centralcloud", "instance", "ingest", package, "--path", path.strip())
        container.run("centralcloud", "jobs", "run", "exchange")
    fleet.hub.run("centralcloud", "jobs", "run", "pattern_aggregation")
    ranked = fleet.hub.sql(RANKED.format("ranking"))
    assert len(ranked.split(",")) > 5
    fleet.hub.run("centralcloud", "worker", "--until-idle")
    assert fleet.hub.run("git", "-C", TEMPLATES, "ls-tree", "main", "patterns/ranking.json")
    for container in fleet.instances:
        container.run("centralcloud", "jobs", "run", "exchange")
        assert container.sql(RANKED.format("knowledge")) == ranked
    assert fleet.hub.sql("select string_agg(name, ',' order by name) from fleet.instances") == (
        "singularity-1,singularity-2"
    )


def test_over_tcp_everybody_shows_a_password(fleet: Composed) -> None:
    """Instances and the superuser alike."""
    for user, name in (("singularity-1", "SINGULARITY_1"), ("postgres", "POSTGRES")):
        fleet.hub.connect(user, fleet.passwords[name]).close()
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            fleet.hub.connect(user, "wrong")


def test_jobs_fire_and_go_on_after_a_stop_and_a_kill(fleet: Composed) -> None:
    """pg_cron's own minute, then once more; nothing of the data is lost."""
    hub, killed, other = fleet.all

    def fire_again(before: dict[str, int]) -> None:
        for container in fleet.all:
            eventually(
                lambda c=container: int(c.sql(FIRED)) > before[c.name],  # type: ignore[misc]
                about=f"a job fires on {container.name}",
            )

    fire_again({container.name: 0 for container in fleet.all})
    ranked = hub.sql(RANKED.format("ranking"))
    fired = {container.name: int(container.sql(FIRED)) for container in fleet.all}
    podman("stop", hub.name)
    podman("kill", killed.name)
    podman("start", hub.name, killed.name)
    for container in fleet.all:
        container.wait_until_healthy()
    assert hub.sql(RANKED.format("ranking")) == ranked
    assert killed.sql(RANKED.format("knowledge")) == ranked
    assert "database system was not properly shut down" in killed.logs()
    fire_again(fired)
    eventually(
        lambda: other.sql("select failing_since from link.state"), "", "it finds its hub again"
    )
