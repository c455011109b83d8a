"""Faults of a hub."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.scenario.faults import INSTANCE, Fault, System
from tests.scenario.faults.mending import commanded, then, typed

EXCHANGE = "call scheduling.run_job('exchange')"
PATTERNS = '{"type": "patterns", "source": "singularity-1", "patterns": []}'
POISON = (
    '{"type": "patterns", "source": "singularity-1", "snapshot": '
    '{"stream": "s", "version": 1, "part": 1, "parts": 2}, "patterns": []}'
)


def _all(*statements: str) -> Callable[[System], None]:
    def inject(system: System) -> None:
        for statement in statements:
            system.hub.all(statement)

    return inject


def _unread(system: System) -> None:
    """Two days ago something was told that the instance has not settled."""
    system.hub.all("select routing.publish('patterns_updated', '{}')")
    system.hub.all("update routing.log set published_at = published_at - interval '2 days'")


def _gap(system: System) -> None:
    """Somebody deletes a message in the middle of a log."""
    system.hub.all("select routing.publish('patterns_updated', '{}') from generate_series(1, 3)")
    system.hub.all("delete from routing.log where topic_offset = 2")


def _over_quota(system: System) -> None:
    """A batch that leaves a debt."""
    system.hub.all("select fleet.set_quota(%s, 'messages_per_hour', 10)", [INSTANCE])
    with system.fleet.connect_as(INSTANCE) as session:
        session.execute(
            "select intake.send_batch(array(select %s::jsonb from generate_series(1, 20)))",
            [PATTERNS],
        )


def _dead_delivery(system: System) -> None:
    """The instance can't apply what it is told, however often."""
    system.hub.all("select centralcloud.change_setting('routing.max_attempts', '1')")
    system.hub.all("select routing.publish('patterns_updated', '{}')")
    with system.fleet.connect_as(INSTANCE) as session:
        session.execute("select routing.reject('patterns_updated', 1, 'no')")


def _dead_letter(system: System) -> None:
    """A part whose snapshot never comes to a whole."""
    system.hub.all("select intake.send(%s)", [POISON])
    system.hub.all("select centralcloud.change_setting('aggregation.parts_wait', '0')")
    system.hub.all("call scheduling.run_job('pattern_aggregation')")
    system.hub.all("call scheduling.run_job('pattern_aggregation')")


def _alike(system: System) -> None:
    """Two patterns of the same bands."""
    pattern = {"trials": 1, "successes": 1, "bands": [f"{band:016x}" for band in range(16)]}
    patterns = [{"name": name, **pattern} for name in ("guard clause", "early return")]
    message = {"type": "patterns", "source": INSTANCE, "patterns": patterns}
    system.hub.all("select intake.send(%s)", [json.dumps(message)])
    system.hub.all("call scheduling.run_job('pattern_aggregation')")
    system.hub.all("call scheduling.run_job('alias_suggestions')")


def _say(body: str) -> Callable[[System], None]:
    """The instance's own heartbeat."""

    def inject(system: System) -> None:
        with system.fleet.connect_as(INSTANCE) as session:
            session.execute("select intake.send(%s)", ['{"type": "heartbeat", ' + body + "}"])

    return inject


FAULTS = [
    Fault(
        "dead letters",
        "hub",
        "dead_letters",
        _dead_letter,
        mend=commanded("(dead-letters) redrive, or discard", which="select 'discard --all --yes'"),
    ),
    Fault(
        "dead deliveries",
        "hub",
        "dead_deliveries",
        _dead_delivery,
        mend=commanded("(dead-letters) redrive, or discard", which="select 'discard --all --yes'"),
    ),
    Fault(
        "patterns that look like one",
        "hub",
        "aliases_suggested",
        _alike,
        mend=commanded(
            "`(aliases dismiss)`",
            which="select concat(fingerprint, ' ', canonical) from aggregation.suggested_aliases",
        ),
    ),
    Fault(
        "a queue is not read",
        "hub",
        "queue_late",
        lambda system: (
            system.hub.all("select intake.send(%s)", [PATTERNS]),
            system.hub.all(
                "update pgmq.q_patterns set enqueued_at = enqueued_at - interval '4 hours'"
            ),
        ),
        mend=then("call scheduling.run_job('pattern_aggregation')"),
    ),
    Fault(
        "a queue that no job reads",
        "hub",
        "queue_unread",
        _all(
            "select pgmq.send('code_analysis', '{}')",
            "update pgmq.q_code_analysis set enqueued_at = enqueued_at - interval '4 hours'",
        ),
        mend=then("select pgmq.purge_queue('code_analysis')"),
    ),
    Fault(
        "a queue was dropped",
        "hub",
        "queue_missing",
        _all("select pgmq.drop_queue('learned_artifacts')"),
        mend=typed("(select .*), as", as_owner=True),
    ),
    Fault(
        "a queue would not survive a crash",
        "hub",
        "queue_unlogged",
        _all("alter table pgmq.q_patterns set unlogged"),
        mend=typed(),
    ),
    Fault(
        "a queue that instances may read",
        "hub",
        "queue_open",
        _all("grant select on pgmq.q_patterns to centralcloud_instance"),
        mend=typed(),
    ),
    Fault(
        "an instance that reads as an operator does",
        "hub",
        "instance_login",
        _all(f'grant centralcloud_reader to "{INSTANCE}"'),
        mend=typed(),
    ),
    Fault(
        "a full archive",
        "hub",
        "archive_full",
        _all(
            "select pgmq.archive('patterns', pgmq.send('patterns', '{}'))",
            "update pgmq.a_patterns set archived_at = archived_at - interval '93 days'",
        ),
        mend=then("call scheduling.run_job('intake_retention')"),
    ),
    Fault(
        "ids are forgotten early",
        "hub",
        "ids_forgotten_early",
        _all("select centralcloud.change_setting('intake.keep_ids_for', '1 day')"),
        mend=typed(r"(select .*)\."),
    ),
    Fault("a gap in a log", "hub", "log_gap", _gap),
    Fault(
        "a log that retention left",
        "hub",
        "log_full",
        _all(
            "select routing.publish('patterns_updated', '{}')",
            "update routing.log set published_at = published_at - interval '400 days'",
        ),
        also=frozenset({"instance_behind"}),
        mend=then(
            "call scheduling.run_job('routing_retention')",
            lambda system, _: system.instance.all(EXCHANGE),
        ),
    ),
    Fault(
        "an instance that does not read",
        "hub",
        "instance_behind",
        _unread,
        mend=lambda system, _: system.instance.all(EXCHANGE),
    ),
    Fault(
        "a hub that was restored",
        "hub",
        "hub_moved",
        _all("select routing.publish('patterns_updated', '{}')", "select routing.jump('restored')"),
    ),
    Fault(
        "a stale instance",
        "hub",
        "instance_stale",
        _all("update fleet.instances set heartbeat_at = heartbeat_at - interval '2 hours'"),
        mend=commanded("centralcloud (fleet remove .*)", which="select '--yes'"),
    ),
    Fault(
        "a paused instance",
        "hub",
        "instance_paused",
        _all(f"select fleet.pause('{INSTANCE}')"),
        mend=commanded("centralcloud (fleet resume .*)"),
    ),
    Fault(
        "a login that is gone",
        "hub",
        "instance_login",
        lambda system: (
            system.hub.all("select fleet.add('singularity-2')"),
            system.hub.all('drop role "singularity-2"'),
        ),
        mend=then(
            typed("(create role .*), then"), commanded("then centralcloud (fleet rotate .*);")
        ),
    ),
    Fault(
        "an instance that may do everything",
        "hub",
        "instance_login",
        _all(f'alter role "{INSTANCE}" superuser'),
        mend=typed(),
    ),
    Fault(
        "a revoked grant of an instance",
        "hub",
        "instance_login",
        _all(f'revoke centralcloud_instance from "{INSTANCE}"'),
        mend=typed(),
    ),
    Fault(
        "an instance over its quota",
        "hub",
        "instance_over_quota",
        _over_quota,
        mend=commanded(
            "centralcloud (fleet quota .*) shows", which="select '--messages-per-hour 100000000'"
        ),
    ),
    Fault(
        "a failed backup of an instance",
        "hub",
        "instance_backup",
        _say('"backup": {"failing_since": "2026-01-01T00:00:00Z"}'),
        mend=lambda system, _: _say('"version": "1"')(system),
    ),
    Fault(
        "an instance whose jobs fail",
        "hub",
        "instance_jobs_fail",
        _say('"jobs": {"code_ingest": {"failing_since": "2026-01-01T00:00:00Z"}}'),
        mend=lambda system, _: _say('"jobs": {}')(system),
    ),
    Fault(
        "no repository",
        "hub",
        "repository_unset",
        _all("select centralcloud.change_setting('learning.git_url', null)"),
        mend=typed(),
    ),
    Fault(
        "a repository that lost its commits",
        "hub",
        "repository_emptied",
        _all(
            "insert into learning.commits (commit, changed, loaded_at)"
            " values (repeat('a', 40), 1, now())",
            "select learning.request_sync()",
            "select scheduling.finish_task(t.task_id, 'me', '{\"commit\": null}')"
            " from scheduling.take_task('me') as t",
        ),
    ),
    Fault(
        "a forge that there is not",
        "hub",
        "export_settings",
        _all("select centralcloud.change_setting('learning.forge', 'svn')"),
        mend=then(
            typed("^(select .*?), or"),
            "select centralcloud.change_setting('learning.repository', 'acme/templates_data')",
        ),
    ),
    Fault(
        "rankings that don't get into Git",
        "hub",
        "repository_late",
        _all(
            "select pgmq.send('aggregated_patterns', '{\"ranking_id\": 1, \"patterns\": []}')",
            "call scheduling.run_job('pattern_sync')",
            "update learning.syncs set requested_at = requested_at - interval '2 hours'",
        ),
    ),
]
