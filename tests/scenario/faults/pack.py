"""Faults of the pack itself: what somebody does to it by hand, in every database."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenario.faults import Fault, System
from tests.scenario.faults.mending import commanded, typed

EDIT = """
create or replace function ranking.lower_bound(p_a float8, p_b float8) returns float8
language sql immutable as 'select 1::float8'
"""


def _all(kind: str, *statements: str) -> Callable[[System], None]:
    def inject(system: System) -> None:
        for statement in statements:
            system.of(kind).all(statement)

    return inject


#: A row of each table that registry.sql and contract.sql fill.
HUB_ROWS = (
    "delete from scheduling.jobs where name = 'pattern_ranking'",
    "delete from scheduling.task_kinds where kind = 'pattern_sync'",
    "delete from monitoring.sources where room = 'routing'",
    "delete from monitoring.metric_families where metric = 'centralcloud_lag'",
    "delete from intake.message_types where type = 'heartbeat'",
    "delete from intake.message_fields where path = 'patterns[*].name'",
    "delete from intake.message_rules where type = 'learned_artifacts'",
    "delete from routing.topics where topic = 'insights.package'",
    "delete from centralcloud.settings where name = 'aggregation.suggest_at'",
    "delete from ranking.models",
)
INSTANCE_ROWS = (
    "delete from link.handlers where type = 'templates'",
    "delete from analysis.frameworks where package = 'django'",
    "delete from scheduling.jobs where name = 'exchange'",
)

FAULTS = [
    Fault(
        "what a hub's rooms register is gone",
        "hub",
        "missing_registration",
        _all("hub", *HUB_ROWS),
        mend=commanded(),
    ),
    Fault(
        "what an instance's rooms register is gone",
        "instance",
        "missing_registration",
        _all("instance", *INSTANCE_ROWS),
        mend=commanded(on="instance"),
    ),
    Fault(
        "no source is registered any more",
        "hub",
        "missing_registration",
        _all("hub", "delete from monitoring.sources"),
        mend=commanded(),
    ),
    Fault(
        "a setting that doctor goes by is gone",
        "hub",
        "source",
        _all("hub", "delete from centralcloud.settings where name = 'monitoring.dead_rows'"),
        also=frozenset({"missing_registration"}),
        mend=commanded(),
    ),
    Fault(
        "a trigger of somebody's",
        "hub",
        "added_trigger",
        _all(
            "hub",
            'create trigger "Audit" before update on fleet.instances'
            " for each row execute function suppress_redundant_updates_trigger()",
        ),
        mend=typed(),
    ),
    Fault(
        "a rule of somebody's",
        "hub",
        "added_rule",
        _all("hub", "create rule deaf as on insert to pgmq.q_patterns do instead nothing"),
        mend=typed(),
    ),
    Fault(
        "an edited function",
        "hub",
        "edited_routine",
        _all("hub", EDIT),
        mend=commanded(),
    ),
    Fault(
        "a function that is not what it was",
        "instance",
        "edited_routine",
        _all("instance", "alter function link.exchange() set work_mem = '1GB'"),
        mend=commanded(on="instance"),
    ),
    Fault(
        "a dropped function",
        "hub",
        "missing_routine",
        _all("hub", "drop function ranking.difference"),
        mend=commanded(),
    ),
    Fault(
        "an edited view",
        "hub",
        "edited_view",
        _all("hub", "alter view ranking.current_ranking set (security_barrier)"),
        mend=commanded(),
    ),
    Fault(
        "a dropped index",
        "hub",
        "missing_index",
        _all("hub", "drop index ranking.rankings_by_time"),
        mend=typed(),
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
        mend=typed(),
    ),
    Fault(
        "a dropped constraint",
        "instance",
        "missing_constraint",
        _all("instance", "alter table link.hub drop constraint hub_is_one_row"),
        mend=typed(on="instance"),
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
        mend=typed(),
    ),
    Fault(
        "a grant too many",
        "hub",
        "changed_grants",
        _all("hub", "grant select on table fleet.instances to centralcloud_reader"),
        mend=typed(),
    ),
    Fault(
        "a grant on one column",
        "hub",
        "changed_grants",
        _all("hub", "grant select (name) on table fleet.instances to centralcloud_reader"),
        mend=typed(),
    ),
    Fault(
        "a sequence that repeats itself",
        "hub",
        "edited_sequence",
        _all("hub", "alter sequence scheduling.runs_run_id_seq maxvalue 1000 cycle"),
        mend=typed(),
    ),
    Fault(
        "a room that is closed to instances",
        "hub",
        "changed_grants",
        _all("hub", "revoke usage on schema intake from centralcloud_instance"),
        mend=typed(),
    ),
    Fault(
        "foreign keys that are off",
        "hub",
        "edited_constraint",
        _all("hub", "alter table routing.log disable trigger all"),
        mend=typed(),
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
        mend=typed(on="instance"),
    ),
    Fault(
        "a worker that lost its rights",
        "hub",
        "role",
        _all("hub", "revoke centralcloud_owner from centralcloud_worker"),
        _all("hub", "grant centralcloud_owner to centralcloud_worker"),
        mend=typed(),
    ),
    Fault(
        "instances that may read everything",
        "hub",
        "role",
        _all("hub", "grant pg_read_all_data to centralcloud_instance"),
        _all("hub", "revoke pg_read_all_data from centralcloud_instance"),
        mend=typed(),
    ),
    Fault(
        "a database that is closed to instances",
        "hub",
        "role",
        lambda system: system.hub.all(
            f'revoke connect on database "{system.hub.name}" from centralcloud_instance'
        ),
        mend=typed(),
    ),
    Fault(
        "an open door",
        "hub",
        "open_door",
        _all("hub", "grant execute on function pg_advisory_lock(bigint) to public"),
        mend=typed(),
    ),
    Fault(
        "bundles of two versions",
        "hub",
        "bundle_version",
        _all("hub", "select centralcloud.record_bundle('hub', '0.0.1')"),
        mend=commanded(),
    ),
    Fault(
        "a clock that a test left",
        "hub",
        "clock_set",
        _all("hub", "select centralcloud.shift_clock('1 second')"),
        mend=typed(),
    ),
]
