"""Faults of an instance."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.scenario.faults import INSTANCE, Fault, Mend, System
from tests.scenario.faults.mending import command, commanded, then, typed

FAILS = frozenset({"job_failing"})
EXCHANGE = "call scheduling.run_job('exchange')"
HEARTBEATS = "select centralcloud.change_setting('link.heartbeat_every', '0')"


def _all(*statements: str) -> Callable[[System], None]:
    def inject(system: System) -> None:
        for statement in statements:
            system.instance.all(statement)

    return inject


def _on_hub(*statements: str) -> Callable[[System], None]:
    """Something happens to the hub, and the next exchange meets it."""

    def inject(system: System) -> None:
        for statement in statements:
            system.hub.all(statement)
        system.instance.all(HEARTBEATS)
        system.instance.all('select link.enqueue(\'{"type": "patterns", "patterns": []}\')')
        system.instance.all(EXCHANGE)

    return inject


def _without_its_line(system: System) -> None:
    """Somebody edits pg_hba.conf: instances may not log in any more."""
    path = Path(system.server.get_data_directory()) / "pg_hba.conf"
    path.write_text("local all +centralcloud_instance reject\n" + path.read_text())
    system.hub.all("select pg_reload_conf()")
    system.instance.all(EXCHANGE)


def _with_its_line(system: System) -> None:
    path = Path(system.server.get_data_directory()) / "pg_hba.conf"
    path.write_text(path.read_text().partition("\n")[2])
    system.hub.all("select pg_reload_conf()")


def _line_mended(system: System, hints: list[str]) -> None:
    """As the hint says: no other password would help."""
    assert "Mend the hub's pg_hba.conf" in hints[0]
    _with_its_line(system)
    system.instance.all(EXCHANGE)


def _unhandled(system: System) -> None:
    """The hub tells something that its handler does not take."""
    system.hub.all("select centralcloud.change_setting('routing.max_attempts', '1')")
    system.hub.all("select routing.publish('patterns_updated', '{\"type\": \"patterns_updated\"}')")
    system.instance.all(EXCHANGE)


def _on_a_full_disk(system: System) -> None:
    """What the hub tells cannot be written down."""
    for statement in (
        "create schema handlers authorization centralcloud_owner",
        "create function handlers.full_disk(p_message jsonb) returns void"
        " language plpgsql as 'begin raise disk_full; end'",
        "revoke all on function handlers.full_disk from public",
        "select link.register_handler('patterns_updated', 'handlers.full_disk', 'For tests.')",
    ):
        system.instance.all(statement)
    _unhandled(system)


def _join_again(system: System, hints: list[str]) -> None:
    """As the hint says, with the password that the hub gives out now."""
    password = Path(tempfile.mkdtemp(dir=system.server.base_dir)) / "password"
    command(system.hub, f"fleet rotate {INSTANCE} --password-file {password}")
    hub = f"host={system.server.socket_folder} port=5432 dbname={system.hub.name}"
    assert "centralcloud instance join" in hints[0]
    command(
        system.instance,
        f"instance join --hub '{hub}' --name {INSTANCE} --password-file {password}",
    )
    system.instance.all(EXCHANGE)


def _here(*statements: str) -> Mend:
    """SQL on the instance."""
    return lambda system, _: _all(*statements)(system)


FAULTS = [
    Fault(
        "joined to no hub",
        "instance",
        "hub_unknown",
        _all("select link.leave()"),
        mend=_join_again,
    ),
    Fault(
        "the hub is gone",
        "instance",
        "hub_unreachable",
        _all("alter server hub options (set dbname 'nowhere')", EXCHANGE),
        also=FAILS,
        mend=lambda system, _: _all(
            f"alter server hub options (set dbname '{system.hub.name}')", EXCHANGE
        )(system),
    ),
    Fault(
        "a wrong password",
        "instance",
        "hub_login",
        _on_hub(f"select fleet.rotate('{INSTANCE}')"),
        also=FAILS,
        mend=_join_again,
    ),
    Fault(
        "a wrong pg_hba.conf",
        "instance",
        "hub_login",
        _without_its_line,
        _with_its_line,
        also=FAILS,
        mend=_line_mended,
    ),
    Fault(
        "a hub that lets it do less",
        "instance",
        "exchange_failing",
        _on_hub("revoke execute on function routing.greet from centralcloud_instance"),
        also=FAILS,
        mend=then(
            "grant execute on function routing.greet to centralcloud_instance", _here(EXCHANGE)
        ),
    ),
    Fault(
        "paused by the hub",
        "instance",
        "hub_holds",
        _on_hub(f"select fleet.pause('{INSTANCE}')"),
        mend=then(commanded("centralcloud (fleet resume .*?)`"), _here(EXCHANGE)),
    ),
    Fault(
        "clocks that differ",
        "instance",
        "clock_skew",
        _on_hub("select centralcloud.shift_clock('1 minute')"),
        mend=then("select centralcloud.release_clock()", _here(EXCHANGE)),
    ),
    Fault(
        "the hub was restored",
        "instance",
        "hub_restored",
        _on_hub("select routing.publish('patterns_updated', '{}')", "select routing.jump('lost')"),
        also=frozenset({"messages_not_applied"}),
    ),
    Fault(
        "a copy of it calls under its name",
        "instance",
        "name_shared",
        _all(
            "select link.start_over()",
            "select centralcloud.shift_clock('1 hour')",
            "select link.start_over()",
            "select centralcloud.release_clock()",
        ),
        also=frozenset({"hub_restored"}),
    ),
    Fault(
        "what it has to say waits",
        "instance",
        "outbox_late",
        _all(
            'select link.enqueue(\'{"type": "patterns", "patterns": []}\')',
            "update link.outbox set created_at = created_at - interval '2 hours'",
        ),
        mend=_here(EXCHANGE),
    ),
    Fault(
        "refused messages",
        "instance",
        "messages_refused",
        _all('select link.enqueue(\'{"type": "nothing"}\')', EXCHANGE),
        mend=commanded(
            "(dead-letters) redrive, or discard",
            on="instance",
            which="select 'discard --all --yes'",
        ),
    ),
    Fault(
        "what can't be applied",
        "instance",
        "messages_not_applied",
        _unhandled,
        mend=then(
            lambda system, _: command(system.hub, "dead-letters discard --all --yes"),
            typed("(delete .*)", on="instance"),
        ),
    ),
    Fault(
        "a full disk while it is applied",
        "instance",
        "inbox_stalled",
        _on_a_full_disk,
        also=frozenset({"messages_not_applied"}),
        mend=_here(
            "create or replace function handlers.full_disk(p_message jsonb) returns void"
            " language plpgsql as 'begin end'",
            EXCHANGE,
        ),
    ),
    Fault(
        "a handler that is gone",
        "instance",
        "handler_missing",
        _all("drop function knowledge.store_ranking(jsonb)"),
        also=frozenset({"missing_routine"}),
        mend=commanded(on="instance"),
    ),
    Fault(
        "a commit that is not pulled",
        "instance",
        "repository_late",
        _all(
            "select knowledge.request_pull(jsonb_build_object("
            "'git_url', '/srv/t.git', 'commit', repeat('a', 40)))",
            "update knowledge.repositories set requested_at = requested_at - interval '2 hours'",
        ),
    ),
    Fault(
        "a folder that is not read",
        "instance",
        "folder_late",
        _all(
            "select knowledge.register_folder('mine', '/srv/mine')",
            "select knowledge.request_load_of('mine')",
            "update knowledge.folders set requested_at = requested_at - interval '2 hours'",
        ),
        mend=typed("(select knowledge.*)", on="instance"),
    ),
    Fault(
        "uses that nobody counts",
        "instance",
        "usage_report_late",
        _all(
            "insert into knowledge.uses (type, id, version, is_success, used_at)"
            " values ('prompt', 'a', '1.0.0', true, centralcloud.clock() - interval '2 days')"
        ),
        mend=_here("call scheduling.run_job('usage_report')"),
    ),
    Fault(
        "an artifact that the hub can't be told of",
        "instance",
        "artifact_untold",
        _all(
            "insert into knowledge.reports (stream, version, digest, untold, sent_at)"
            " values ('knowledge', 1, 'x', '{prompt:a@1.0.0}', centralcloud.clock())"
        ),
    ),
    Fault(
        "files that can't be loaded",
        "instance",
        "invalid_files",
        _all(
            "select knowledge.record_invalid_files("
            'null, \'[{"file": "a.json", "path": "$", "reason": "no object"}]\','
            " repeat('a', 40))"
        ),
    ),
    Fault(
        "a code base that nobody reads",
        "instance",
        "code_base_stale",
        _all(
            "select code.register('shop', '/srv/shop')",
            "update code.code_bases set ingest_version = 1, "
            "ingested_at = now() - interval '16 days'",
        ),
    ),
]
