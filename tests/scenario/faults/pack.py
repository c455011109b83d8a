"""Faults of the pack itself: what somebody does to it by hand, in every database."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenario.faults import Fault, System

EDIT = """
create or replace function ranking.lower_bound(p_a float8, p_b float8) returns float8
language sql immutable as 'select 1::float8'
"""


def _all(kind: str, *statements: str) -> Callable[[System], None]:
    def inject(system: System) -> None:
        for statement in statements:
            system.of(kind).all(statement)

    return inject


FAULTS = [
    Fault("an edited function", "hub", "edited_routine", _all("hub", EDIT)),
    Fault(
        "a function that is not what it was",
        "instance",
        "edited_routine",
        _all("instance", "alter function link.exchange() set work_mem = '1GB'"),
    ),
    Fault(
        "a dropped function",
        "hub",
        "missing_routine",
        _all("hub", "drop function ranking.difference"),
    ),
    Fault(
        "an edited view",
        "hub",
        "edited_view",
        _all("hub", "alter view ranking.current_ranking set (security_barrier)"),
    ),
    Fault(
        "a dropped index",
        "hub",
        "missing_index",
        _all("hub", "drop index ranking.rankings_by_time"),
    ),
    Fault(
        "an invalid index",
        "hub",
        "edited_index",
        _all(
            "hub",
            "update pg_index set indisvalid = false"
            " where indexrelid = 'ranking.rankings_by_time'::regclass",
        ),
    ),
    Fault(
        "a dropped constraint",
        "instance",
        "missing_constraint",
        _all("instance", "alter table link.hub drop constraint hub_is_one_row"),
    ),
    Fault(
        "a column that may be empty",
        "instance",
        "edited_table",
        _all("instance", "alter table link.outbox alter attempts drop not null"),
    ),
    Fault(
        "a revoked grant",
        "hub",
        "changed_grants",
        _all("hub", "revoke execute on function intake.send from centralcloud_instance"),
    ),
    Fault(
        "a grant too many",
        "hub",
        "changed_grants",
        _all("hub", "grant select on table fleet.instances to centralcloud_reader"),
    ),
    Fault(
        "a grant on one column",
        "hub",
        "changed_grants",
        _all("hub", "grant select (name) on table fleet.instances to centralcloud_reader"),
    ),
    Fault(
        "a sequence that repeats itself",
        "hub",
        "edited_sequence",
        _all("hub", "alter sequence scheduling.runs_run_id_seq maxvalue 1000 cycle"),
    ),
    Fault(
        "a room that is closed to instances",
        "hub",
        "changed_grants",
        _all("hub", "revoke usage on schema intake from centralcloud_instance"),
    ),
    Fault(
        "foreign keys that are off",
        "hub",
        "edited_constraint",
        _all("hub", "alter table routing.log disable trigger all"),
    ),
    Fault(
        "a default that is gone",
        "hub",
        "edited_table",
        _all("hub", "alter table fleet.instances alter trust drop default"),
    ),
    Fault(
        "a scheduler that can't log in",
        "instance",
        "role",
        _all("instance", "alter role centralcloud_scheduler nologin"),
        _all("instance", "alter role centralcloud_scheduler login"),
    ),
    Fault(
        "a worker that lost its rights",
        "hub",
        "role",
        _all("hub", "revoke centralcloud_owner from centralcloud_worker"),
        _all("hub", "grant centralcloud_owner to centralcloud_worker"),
    ),
    Fault(
        "instances that may read everything",
        "hub",
        "role",
        _all("hub", "grant pg_read_all_data to centralcloud_instance"),
        _all("hub", "revoke pg_read_all_data from centralcloud_instance"),
    ),
    Fault(
        "a database that is closed to instances",
        "hub",
        "role",
        lambda system: system.hub.all(
            f'revoke connect on database "{system.hub.name}" from centralcloud_instance'
        ),
    ),
    Fault(
        "an open door",
        "hub",
        "open_door",
        _all("hub", "grant execute on function pg_advisory_lock(bigint) to public"),
    ),
    Fault(
        "bundles of two versions",
        "hub",
        "bundle_version",
        _all("hub", "select centralcloud.record_bundle('hub', '99.0.0')"),
    ),
    Fault(
        "a clock that a test left",
        "hub",
        "clock_set",
        _all("hub", "select centralcloud.shift_clock('1 second')"),
    ),
]
