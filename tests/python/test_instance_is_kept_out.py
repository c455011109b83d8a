"""What a login of an instance, or of a reader, may not do in a hub: each attempt with its name.

Every attempt is made on a real login's connection; what it raised is looked at, and that nothing
in the database, its rights or its roles is another than before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import psycopg
import pytest

from tests.conftest import Database, Databases, Fleet, Server
from tests.waiting import running

MESSAGE = '\'{"type": "patterns", "patterns": []}\''
OTHERS = '\'{"type": "patterns", "source": "singularity-2", "patterns": []}\''
DENIED = "42501"

#: Name → the statement, and the SQLSTATE where it isn't 42501.
ATTEMPTS: dict[str, str | tuple[str, str]] = {
    # As another.
    "send as another": (f"select intake.send({OTHERS})", "SC103"),
    "send as one that is nobody": (
        """select intake.send('{"type": "patterns", "source": "nobody", "patterns": []}')""",
        "SC103",
    ),
    "send as the owner": (
        """select intake.send('{"type": "patterns", "source": "centralcloud_owner",
        "patterns": []}')""",
        "SC103",
    ),
    "send as another in a batch of its own": (
        f"select intake.send_batch(array[{MESSAGE}, {OTHERS}]::jsonb[])",
        "SC103",
    ),
    "send as another by a second key": (
        """select intake.send('{"source": "singularity-1", "type": "patterns", "patterns": [],
        "source": "singularity-2"}')""",
        "SC103",
    ),
    "send as another in other letters": (
        """select intake.send('{"type": "patterns", "source": "Singularity-1", "patterns": []}')""",
        "SC103",
    ),
    "send a heartbeat of another": (
        """select intake.send('{"type": "heartbeat", "source": "singularity-2"}')""",
        "SC103",
    ),
    "send as another after taking the group's role": (
        f"set role centralcloud_instance; select intake.send({OTHERS})",
        "SC103",
    ),
    "become another": 'set session authorization "singularity-2"',
    "become the superuser": "set session authorization postgres",
    "take another's role": 'set role "singularity-2"',
    "take the owner's role": "set role centralcloud_owner",
    "take the scheduler's role": "set role centralcloud_scheduler",
    "take the worker's role": "set role centralcloud_worker",
    "take the reader's role": "set role centralcloud_reader",
    "take the owner's role by a setting": "select set_config('role', 'centralcloud_owner', false)",
    "become another by a setting": (
        "select set_config('session_authorization', 'singularity-2', false)"
    ),
    # What is another's, or not there.
    "ack where it is not subscribed": ("select routing.ack('insights.package', 1)", "SC303"),
    "ack what was never published": ("select routing.ack('patterns_updated', 1000)", "SC302"),
    "ack a topic that is not there": ("select routing.ack('singularity-2', 1)", "SC301"),
    "reject where it is not subscribed": (
        "select routing.reject('insights.package', 1, 'no')",
        "SC303",
    ),
    "seek where it is not subscribed": ("select routing.seek('insights.package', 1)", "SC303"),
    "seek beyond the newest": ("select routing.seek('patterns_updated', 1000)", "SC302"),
    "ack for another by the inner function": (
        "select routing.advance_cursor('singularity-2', 'patterns_updated', 1)"
    ),
    "move another's cursor": "select routing.move_cursor('singularity-2', 'patterns_updated', 0)",
    "read what another has unread": "select routing.unread('singularity-2', 100)",
    "read another's redeliveries": "select * from routing.redeliveries",
    "read the log itself": "select * from routing.log",
    "read who subscribes to what": "select * from routing.subscriptions",
    "subscribe another": (
        "insert into routing.patterns (instance, pattern) values ('singularity-2', '#')"
    ),
    # The queues.
    "read a queue": "select * from pgmq.q_patterns",
    "write into a queue": "insert into pgmq.q_patterns (vt, message) values (now(), '{}')",
    "delete from a queue": "delete from pgmq.q_patterns",
    "hide what is in a queue": "update pgmq.q_patterns set vt = 'infinity'",
    "empty a queue": "truncate pgmq.q_patterns",
    "lock a queue": "lock table pgmq.q_patterns in access share mode",
    "read an archive": "select * from pgmq.a_patterns",
    "write into an archive": "insert into pgmq.a_patterns (msg_id, vt) values (1, now())",
    "empty an archive": "truncate pgmq.a_patterns",
    "list the queues": "select * from pgmq.meta",
    "use up a queue's numbers": "select nextval('pgmq.q_patterns_msg_id_seq')",
    "set a queue's numbers back": "select setval('pgmq.q_patterns_msg_id_seq', 1)",
    "read a queue's numbers": "select last_value from pgmq.q_patterns_msg_id_seq",
    "send past the door": "select pgmq.send('patterns', '{}')",
    "send a batch past the door": "select pgmq.send_batch('patterns', array['{}']::jsonb[])",
    "read with pgmq": "select * from pgmq.read('patterns', 30, 1)",
    "pop a message": "select * from pgmq.pop('patterns')",
    "archive a message": "select pgmq.archive('patterns', 1)",
    "delete a message": "select pgmq.delete('patterns', 1)",
    "postpone a message": "select pgmq.set_vt('patterns', 1, 1000)",
    "make a queue": "select pgmq.create('mine')",
    "drop a queue": "select pgmq.drop_queue('patterns')",
    "purge a queue": "select pgmq.purge_queue('patterns')",
    "measure the queues": "select * from pgmq.metrics_all()",
    "bind a topic to a queue": "select pgmq.bind_topic('#', 'patterns')",
    "have a queue notify": "select pgmq.enable_notify_insert('patterns', 0)",
    # What the hub does itself.
    "take messages": "select * from intake.take('patterns', 1)",
    "bury a message": "select intake.bury('patterns', 1, 'SC102', 'no')",
    "redrive a dead letter": "select intake.redrive(1)",
    "discard a dead letter": "select intake.discard(1)",
    "enqueue past the door": "select intake.enqueue('{}')",
    "admit past the door": "select intake.admit(array['{}']::jsonb[], true)",
    "have ids forgotten": "select intake.expire_ids(1000)",
    "change the contract": "update intake.message_types set max_bytes = 1000000000",
    "register a message type": "select intake.register_message_type('mine', 'mine', 'inbound')",
    "publish": "select routing.publish('patterns_updated', '{}')",
    "register a topic": "select routing.register_topic('mine', 'mine')",
    "let the log expire": "select routing.expire()",
    "let one topic expire": "select routing.expire_topic('patterns_updated', 1)",
    "fold": "select aggregation.fold_patterns()",
    "have another forgotten": "select aggregation.forget('singularity-2', 'main')",
    "make an alias": (
        "select aggregation.alias(gen_random_uuid(), gen_random_uuid(), 'because I say so')"
    ),
    "read what others observed": "select * from aggregation.facts",
    "refresh the ranking": "select ranking.refresh()",
    "have the ranking explained": "select ranking.explain(gen_random_uuid())",
    "read the scores": "select * from ranking.scores",
    "load artifacts": "select learning.load_artifacts('x')",
    "run a job": "call scheduling.run_job('pattern_aggregation')",
    "run what is due": "call scheduling.run_due('pattern_aggregation')",
    "register a job": (
        "select scheduling.register_job('mine', 'ranking.refresh', 'mine', '* * * * *')"
    ),
    "disable a job": "select scheduling.disable_job('retention')",
    "enable a job": "select scheduling.enable_job('retention')",
    "set a job": "select scheduling.set_job('retention', 'schedule', '* * * * *')",
    "request a task": "select scheduling.request_task('pattern_sync', '{}', 'x')",
    "take a task": "select * from scheduling.take_task('mine')",
    "finish a task": "select scheduling.finish_task(1, 'mine')",
    "cancel a task": "select scheduling.cancel_task(1)",
    "list the tasks": "select * from scheduling.list_tasks()",
    "read the runs": "select * from scheduling.runs",
    "freeze the clock": "select centralcloud.freeze_clock('2000-01-01')",
    "shift the clock": "select centralcloud.shift_clock('1 year')",
    "write the clock": "update centralcloud.clock_override set frozen_at = '2000-01-01'",
    "change a setting": "select centralcloud.change_setting('learning.git_url', 'evil')",
    "read a setting": "select centralcloud.setting('learning.git_url')",
    "see which doors are open": "select * from centralcloud.open_doors()",
    "read the ledger": "select * from yoyo._yoyo_migration",
    "add an instance": "select fleet.add('singularity-3')",
    "remove an instance": "select fleet.remove('singularity-2')",
    "list the fleet": "select * from fleet.members()",
    "pause another": "select fleet.pause('singularity-2')",
    "resume itself": "select fleet.resume('singularity-1')",
    "give another a new password": "select fleet.rotate('singularity-2', 'mine')",
    "raise its own quota": "select fleet.set_quota('singularity-1', 'messages', 1000000)",
    "replay the archive": "select intake.replay('patterns', '-infinity', 'infinity')",
    "read the fleet": "select * from fleet.instances",
    "trust itself more": "update fleet.instances set trust = 1000",
    # Objects of its own, from which a name in a body could be hijacked.
    "make a temporary table": "create temporary table instances ()",
    "make a temporary view": "create temporary view instances as select 1",
    "make a temporary sequence": "create temporary sequence numbers",
    "make a temporary function": "create function pg_temp.now() returns int return 1",
    "make a temporary type": "create type pg_temp.delivery as (n integer)",
    "make a table in public": "create table public.instances ()",
    "make a table in a room": "create table intake.mine ()",
    "make a table in pg_catalog": "create table pg_catalog.mine ()",
    "make a function in public": "create function public.now() returns int return 1",
    "make a function in a room": "create function routing.mine() returns int return 1",
    "replace a function": "create or replace function intake.send(jsonb) returns bigint return 1",
    "make a type in public": "create type public.jsonb as (n integer)",
    "make a domain in public": "create domain public.text as integer",
    "make an operator in public": (
        "create operator public.= (function = int4eq, leftarg = int, rightarg = int)"
    ),
    "make a cast": "create cast (integer as text) with inout",
    "make a schema": "create schema mine",
    "make a schema of its own name": 'create schema "singularity-1"',
    "give itself a path to a schema of its own": (
        'create schema "$user"; set search_path = "$user"'
    ),
    "make a trigger": (
        "create trigger mine after insert on routing.log"
        " execute function suppress_redundant_updates_trigger()"
    ),
    "make a rule": "create rule mine as on insert to routing.log do instead nothing",
    "make a policy": "create policy mine on routing.log",
    "make an event trigger": (
        "create event trigger mine on ddl_command_start execute function upper()"
    ),
    "make a publication": "create publication mine for table routing.log",
    "make a subscription": (
        "create subscription mine connection 'dbname=x' publication x with (connect = false)"
    ),
    "make an extension": "create extension dblink",
    "call dblink, which a hub has not": ("select dblink_connect('dbname=postgres')", "42883"),
    "make a foreign data wrapper": "create foreign data wrapper mine",
    "make a database": "create database mine",
    "make a tablespace": "create tablespace mine location '/tmp'",
    # Rights.
    "make a role": "create role mine",
    "make itself a superuser": 'alter role "singularity-1" superuser',
    "let itself make databases": 'alter role "singularity-1" createdb',
    "let itself make roles": 'alter role "singularity-1" createrole',
    "let itself replicate": 'alter role "singularity-1" replication',
    "raise its connection limit": 'alter role "singularity-1" connection limit -1',
    "live for ever": "alter role \"singularity-1\" valid until 'infinity'",
    "change another's password": "alter role \"singularity-2\" password 'mine'",
    "lock another out": 'alter role "singularity-2" nologin',
    "change another's settings": 'alter role "singularity-2" set search_path = evil',
    "change everybody's settings": "alter role all set search_path = evil",
    "change the database's settings": "alter database {database} set search_path = evil",
    "change the server's settings": "alter system set work_mem = '1MB'",
    "rename the database": "alter database {database} rename to mine",
    "drop the database": "drop database {database}",
    "drop a function": "drop function intake.send(jsonb)",
    "drop a room": "drop schema pgmq cascade",
    "own a room": "alter schema intake owner to current_user",
    "join the owner": 'grant centralcloud_owner to "singularity-1"',
    "let another in": 'grant centralcloud_instance to "singularity-2"',
    "give itself a right on a queue": 'grant select on pgmq.q_patterns to "singularity-1"',
    "take over what is the owner's": "reassign owned by centralcloud_owner to current_user",
    "drop what is the owner's": "drop owned by centralcloud_owner",
    "drop what is another's": 'drop owned by "singularity-2"',
    "comment on the database": "comment on database {database} is 'mine'",
    "comment on a function": "comment on function intake.send(jsonb) is 'mine'",
    "label itself": ("security label on role \"singularity-1\" is 'trusted'", "22023"),
    # What PostgreSQL leaves open: advisory locks, large objects, the log.
    "hold sqitch's lock": "select pg_advisory_lock(75474063)",
    "try sqitch's lock": "select pg_try_advisory_lock(75474063)",
    "hold sqitch's lock for a transaction": "select pg_advisory_xact_lock(75474063)",
    "try it for a transaction": "select pg_try_advisory_xact_lock(75474063)",
    "share sqitch's lock": "select pg_advisory_lock_shared(75474063)",
    "try to share sqitch's lock": "select pg_try_advisory_lock_shared(75474063)",
    "share it for a transaction": "select pg_advisory_xact_lock_shared(75474063)",
    "try to share it for a transaction": "select pg_try_advisory_xact_lock_shared(75474063)",
    "hold a lock of two keys": "select pg_advisory_lock(1, 2)",
    "unlock": "select pg_advisory_unlock(75474063)",
    "unlock all": "select pg_advisory_unlock_all()",
    "lock by a cast to the function's oid": (
        "do $$ begin perform pg_advisory_lock(75474063); end $$"
    ),
    "make a large object": "select lo_create(0)",
    "make a large object the old way": "select lo_creat(-1)",
    "fill a large object": "select lo_from_bytea(0, 'x')",
    "write into a large object": "select lo_put(1, 0, 'x')",
    "open a large object": "select lo_open(1, 131072)",
    "write by descriptor": "select lowrite(0, 'x')",
    "read by descriptor": "select loread(0, 1)",
    "read a large object": "select lo_get(1)",
    "unlink a large object": "select lo_unlink(1)",
    "import a large object": "select lo_import('/etc/passwd')",
    "export a large object": "select lo_export(1, '/tmp/mine')",
    "read all large objects": "select * from pg_largeobject",
    "write into the write-ahead log": "select pg_logical_emit_message(false, 'mine', 'x')",
    "write bytes into it": "select pg_logical_emit_message(true, 'mine', 'x'::bytea)",
    # The server.
    "read a file": "select pg_read_file('/etc/passwd')",
    "read bytes of a file": "select pg_read_binary_file('/etc/passwd')",
    "list a folder": "select pg_ls_dir('/')",
    "list the log": "select pg_ls_logdir()",
    "stat a file": "select pg_stat_file('/etc/passwd')",
    "copy from a file": "do $$ begin execute 'copy pg_class from ''/etc/passwd'''; end $$",
    "copy to a file": "copy (select 1) to '/tmp/mine'",
    "copy to a program": "copy (select 1) to program 'id'",
    "copy a queue out": "copy pgmq.q_patterns to stdout",
    "copy into a queue": "copy pgmq.q_patterns from stdin",
    "cancel what a superuser does": (
        "select pg_cancel_backend(pid) from pg_stat_activity where usename = 'postgres'"
    ),
    "end a superuser's session": (
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'"
    ),
    "end another's session": (
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'singularity-2'"
    ),
    "reload the configuration": "select pg_reload_conf()",
    "rotate the log": "select pg_rotate_logfile()",
    "switch the log": "select pg_switch_wal()",
    "make a restore point": "select pg_create_restore_point('mine')",
    "make a checkpoint": "checkpoint",
    "reset the statistics": "select pg_stat_reset()",
    "read passwords": "select rolpassword from pg_authid",
    "read shadow": "select * from pg_shadow",
    "read statistics of values": "select * from pg_statistic",
    "make a logical slot": "select pg_create_logical_replication_slot('mine', 'pgoutput')",
    "make a physical slot": "select pg_create_physical_replication_slot('mine')",
    "prepare a transaction": ("begin; prepare transaction 'mine'", "55000"),
    "load a library": "load 'auto_explain'",
    "lock the catalogue": "begin; lock table pg_catalog.pg_class in share mode",
    "write the catalogue": "update pg_catalog.pg_class set relname = 'mine'",
    "vacuum the server's statistics": "reindex system {database}",
    # Settings that would reach into what it calls.
    "switch triggers off": "set session_replication_role = replica",
    "write where nobody may": "set allow_system_table_mods = on",
    "switch large objects' rights off": "set lo_compat_privileges = on",
    "hide from the log": "set log_min_messages = panic",
    "log nothing": "set log_statement = 'none'",
    "preload a library": "set session_preload_libraries = 'mine'",
    "take all the disk": "set temp_file_limit = -1",
    # By what it may call.
    "escalate in a block": "do $$ begin execute 'set role centralcloud_owner'; end $$",
    "escalate in a setting's name": "select set_config('log_statement', 'none', true)",
    "explain what it may not read": "explain select * from pgmq.q_patterns",
    "explain a definer's doing": (
        f"explain (analyze, verbose) select intake.send({OTHERS})",
        "SC103",
    ),
    "have it queried by xml": "select query_to_xml('table pgmq.q_patterns', true, true, '')",
    "have a table read by xml": "select table_to_xml('routing.log', true, true, '')",
    "have it searched by ts_stat": "select ts_stat('select message from pgmq.q_patterns')",
    "read by a cursor": "declare mine cursor with hold for select * from routing.log",
    "prepare what it may not do": "prepare mine as select * from routing.log; execute mine",
    "subscribe with SQL in the pattern": (
        "select routing.subscribe('x''; select pg_sleep(1); --')",
        "SC301",
    ),
    "name a queue with SQL in a type": (
        """select intake.send('{"type": "patterns; drop table pgmq.q_patterns"}')""",
        "SC101",
    ),
    "name a queue that is no type": ("""select intake.send('{"type": "meta"}')""", "SC101"),
}

#: The shorter list for who may look at rankings and the fleet.
READERS: dict[str, str | tuple[str, str]] = {
    name: ATTEMPTS[name]
    for name in (
        "become another", "take the owner's role", "read a queue", "write into a queue",
        "read an archive", "send past the door", "pop a message", "take messages",
        "enqueue past the door", "change the contract", "publish", "read the log itself", "fold",
        "refresh the ranking", "run a job", "disable a job", "take a task", "freeze the clock",
        "change a setting", "add an instance", "remove an instance", "trust itself more",
        "make a temporary table", "make a table in public", "make a schema",
        "hold sqitch's lock", "make a large object", "write into the write-ahead log",
        "copy to a program", "read a file", "reload the configuration", "join the owner",
        "drop what is the owner's", "read passwords",
    )
} | {
    "send": f"select intake.send({MESSAGE})",
    "subscribe": "select routing.subscribe('#')",
    "fetch": "select * from routing.fetch()",
    "fetch artifacts": "select * from learning.fetch_artifacts(0, 1)",
    "take the instances' role": "set role centralcloud_instance",
    "lock the contract": "lock table intake.message_types in share mode",
}  # fmt: skip


CATALOGUES = (
    "pg_class", "pg_proc", "pg_type", "pg_namespace", "pg_operator", "pg_cast", "pg_trigger",
    "pg_rewrite", "pg_policy", "pg_default_acl", "pg_description", "pg_extension", "pg_publication",
    "pg_authid", "pg_auth_members", "pg_db_role_setting", "pg_database", "pg_largeobject_metadata",
)  # fmt: skip


@dataclass
class Hub:
    """A hub with two instances and a reader, and something of each kind in it."""

    database: Database
    passwords: dict[str, str]
    opened: list[psycopg.Connection[Any]] = field(default_factory=list)

    def connect(self, role: str) -> psycopg.Connection[Any]:
        """As that login."""
        made = self.database.connect(role, self.passwords[role])
        self.opened.append(made)
        return made

    def close(self) -> None:
        """An instance's login has a connection limit."""
        for connection in self.opened:
            connection.close()
        self.opened.clear()

    def state(self) -> dict[str, str]:
        """Which version of each row there is: of every table, right, role and object."""
        return dict(self.database.all(self.question))

    @cached_property
    def question(self) -> str:
        """`state` as one query."""
        rows = self.database.all(
            """
            select c.oid::regclass::text, c.relkind::text from pg_class as c
            join pg_namespace as n on n.oid = c.relnamespace
            where c.relkind in ('r', 'S') and n.nspname !~ '^(pg_|information_schema)'
            """
        )
        versions = "select '{0}', md5(string_agg(concat(ctid, xmin), ',' order by ctid)) from {0}"
        numbers = "select '{0}', concat(last_value, is_called) from {0}"
        relations = [*rows, *((name, "r") for name in CATALOGUES)]
        return " union all ".join(
            (numbers if kind == "S" else versions).format(name) for name, kind in relations
        )


@pytest.fixture(scope="module")
def house(server: Server, templates: dict[str, str]) -> Iterator[Hub]:
    """One for all attempts: none of them changes it."""
    made = Databases(server)
    database = made.create(templates["hub"])
    names = ("singularity-1", "singularity-2")
    passwords = {name: database.one("select fleet.add(%s)", [name]) for name in names}
    database.all("create role reader login password 'reader' in role centralcloud_reader")
    hub = Hub(database, {**passwords, "reader": "reader"})
    for name in names:
        instance = hub.connect(name)
        instance.execute(f"select intake.send({MESSAGE})")
        instance.execute("select routing.subscribe('patterns_updated')")
    for number in range(3):
        database.one(
            "select routing.publish('patterns_updated', jsonb_build_object('n', %s::int))", [number]
        )
    database.one("select routing.publish('insights.package', '{}')")
    taken = "intake.take('patterns', 1) as t"
    database.all(f"select intake.bury('patterns', t.msg_id, 'SC102', 'no') from {taken}")
    hub.connect("singularity-2").execute("select routing.reject('patterns_updated', 1, 'later')")
    hub.close()
    # Somebody whose session could be ended.
    database.connect("singularity-2", passwords["singularity-2"])
    yield hub
    made.drop_all()


@pytest.fixture(autouse=True)
def closed(house: Hub) -> Iterator[None]:
    """Nothing stays open from one test to the next."""
    yield
    house.close()


def refused(hub: Hub, role: str, attempt: str | tuple[str, str]) -> None:
    """It raises what it should, and nothing is changed."""
    statement, expected = attempt if isinstance(attempt, tuple) else (attempt, DENIED)
    before = hub.state()
    connection = hub.connect(role)
    if statement.startswith("lock "):
        statement = f"begin; {statement}"
    try:
        with pytest.raises(psycopg.Error) as caught:
            connection.execute(statement.replace("{database}", hub.database.name).encode())
    finally:
        connection.close()
    assert caught.value.sqlstate == expected, caught.value
    assert hub.state() == before


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_instance_is_refused(attempt: str, house: Hub) -> None:
    """As itself, on its own login."""
    refused(house, "singularity-1", ATTEMPTS[attempt])


@pytest.mark.parametrize("attempt", READERS)
def test_a_reader_is_refused(attempt: str, house: Hub) -> None:
    """It looks, and nothing else."""
    refused(house, "reader", READERS[attempt])


_CALLABLE = """
    select n.nspname, p.oid::regprocedure::text,
      format('%%s %%s.%%I(%%s)', case p.prokind when 'p' then 'call' else 'select' end,
        quote_ident(n.nspname), p.proname, (
          select coalesce(string_agg('null::' || format_type(t.oid, null), ', '
            order by a.position), '')
          from unnest(p.proargtypes::oid[]) with ordinality as a (type, position)
          join pg_type as t on t.oid = a.type
        )),
      has_schema_privilege(%(role)s, n.oid, 'usage')
        and has_function_privilege(%(role)s, p.oid, 'execute')
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspowner = 'centralcloud_owner'::regrole and p.prokind in ('f', 'p')
      and p.prorettype <> 'trigger'::regtype
    order by 2
"""
#: What the outside may call; the grants screens are compared with the catalogue in tests/house.
MAY_CALL = {
    "singularity-1": "intake routing ranking learning",
    "reader": "fleet intake monitoring ranking",
}


@pytest.mark.parametrize("role", MAY_CALL)
def test_every_function_that_is_not_granted_refuses(role: str, house: Hub) -> None:
    """All of them, in the rooms and in pgmq, called for real."""
    house.database.connection.execute("set search_path = ''")
    functions = house.database.all(_CALLABLE, {"role": role})
    house.database.connection.execute("reset search_path")
    granted = {schema for schema, _name, _call, may in functions if may}
    assert granted <= set(MAY_CALL[role].split())
    before = house.state()
    connection = house.connect(role)
    tried = 0
    for _schema, name, call, may in functions:
        if may:
            continue
        with pytest.raises(psycopg.Error) as caught:
            connection.execute(call)
        assert caught.value.sqlstate == DENIED, (name, caught.value)
        tried += 1
    assert tried > 200
    assert house.state() == before


@pytest.mark.parametrize("role", MAY_CALL)
def test_every_table_and_view_that_is_not_granted_refuses(role: str, house: Hub) -> None:
    """To read, to write, to empty, to lock: in the rooms, in pgmq, and the ledger."""
    relations = house.database.all(
        """
        select c.oid::regclass::text, c.relkind::text,
          has_schema_privilege(%s, n.oid, 'usage') and has_table_privilege(%s, c.oid, 'select')
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'v', 'S')
          and (n.nspowner = 'centralcloud_owner'::regrole or n.nspname = 'yoyo')
        """,
        [role, role],
    )
    assert len(relations) > 40
    connection = house.connect(role)
    for name, kind, readable in relations:
        reads = [f"select * from {name}", f"begin; lock table {name} in access share mode"]
        writes = [
            f"insert into {name} default values", f"delete from {name}", f"truncate {name}",
            f"begin; lock table {name} in row exclusive mode",
            f"alter table {name} add column mine integer", f"drop table {name}",
        ]  # fmt: skip
        for statement in [*([] if readable else reads), *writes]:
            if kind == "S" and not statement.startswith("select"):
                continue
            with pytest.raises(psycopg.Error) as caught:
                connection.execute(statement.encode())
            connection.execute("rollback")
            # A view is no table to truncate or drop, whoever asks.
            told = {DENIED} | ({"42809", "55000"} if kind == "v" else set())
            assert caught.value.sqlstate in told, (statement, caught.value)


# What it may do ---------------------------------------------------------------------------------


def test_what_an_instance_may_do_works(house: Hub) -> None:
    """Each of its functions; and as itself whatever role it took within the group."""
    instance = house.connect("singularity-1")
    for statement in (
        f"select intake.send({MESSAGE})",
        f"select intake.send_batch(array[{MESSAGE}, {MESSAGE}]::jsonb[])",
        "select routing.subscribe('#')",
        "select * from routing.fetch()",
        "select routing.reject('patterns_updated', 1, 'later')",
        "select routing.ack('patterns_updated', 2)",
        "select routing.seek('patterns_updated', 1)",
        "select * from ranking.top_patterns(10)",
        "select * from learning.fetch_artifacts(0, 10)",
        f"set role centralcloud_instance; select intake.send({MESSAGE}); reset role",
        f"do $$ begin perform intake.send({MESSAGE}); end $$",
    ):
        instance.execute(statement.encode())
    assert house.database.all(
        "select distinct message ->> 'source' from pgmq.q_patterns order by 1"
    ) == [("singularity-1",), ("singularity-2",)]


def test_what_a_reader_may_do_works(house: Hub) -> None:
    """Rankings, the fleet and the contract."""
    reader = house.connect("reader")
    for statement in (
        "select * from ranking.top_patterns(10)",
        "select * from fleet.members()",
        "select * from intake.message_types",
    ):
        reader.execute(statement.encode())


#: What PostgreSQL lets each login do to itself or for itself: no grant governs it.
HARMLESS = {
    "change its own password": "alter role current_user password 'another'",
    "change its own settings": "alter role current_user set statement_timeout = '1min'",
    "listen": "listen news",
    "notify": "notify news, 'x'",
    "run a block": "do $$ begin null; end $$",
    "export its snapshot": "begin; select pg_export_snapshot(); commit",
    "see who is there": "select usename, state from pg_stat_activity",
    "read a function's text": "select pg_get_functiondef('intake.send(jsonb)'::regprocedure)",
    "take the group's role": "set role centralcloud_instance; reset role",
    "drop what it owns": "drop owned by current_user",
    "drop what its group owns": "drop owned by centralcloud_instance",
    "take a right back that it did not give": (
        "revoke execute on function intake.send(jsonb) from centralcloud_instance"
    ),
    "give on what it can't give": "grant execute on function intake.send(jsonb) to public",
    "close the room": "revoke usage on schema intake from centralcloud_instance",
}


@pytest.mark.parametrize("act", HARMLESS)
def test_what_postgresql_lets_every_login_do_changes_nothing_for_others(
    act: str, house: Hub
) -> None:
    """It succeeds, often with a warning; afterwards both instances work as before."""
    functions = "select oid::regprocedure::text, proacl::text from pg_proc order by oid"
    schemas = "select nspname, nspacl::text from pg_namespace order by 1"
    before = house.database.all(functions), house.database.all(schemas)
    house.connect("singularity-1").execute(HARMLESS[act].encode())
    if "password" in act:
        house.passwords["singularity-1"] = "another"
    assert (house.database.all(functions), house.database.all(schemas)) == before
    for name in ("singularity-1", "singularity-2"):
        house.connect(name).execute(f"select intake.send({MESSAGE})")


SETTINGS = {
    "read only": "default_transaction_read_only = on",
    "strict isolation": "default_transaction_isolation = 'serializable'",
    "its own path": 'search_path = "$user", pg_temp, public, pg_catalog',
    "no path at all": "search_path = ''",
    "row security": "row_security = off",
    "bodies unchecked": "check_function_bodies = off",
    "one kind of plan": "plan_cache_mode = force_custom_plan",
    "no index": "enable_indexscan = off",
    "another zone": "timezone = 'Pacific/Chatham'",
    "another order of dates": "datestyle = 'SQL, DMY'",
    "another style of intervals": "intervalstyle = 'sql_standard'",
    "nulls that are equal": "transform_null_equals = on",
    "no arrays of null": "array_nulls = off",
    "fewer digits": "extra_float_digits = -10",
    "another bytea": "bytea_output = 'escape'",
    "old strings": "standard_conforming_strings = off",
    "another encoding": "client_encoding = 'latin1'",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_of_its_session_does_not_reach_what_it_calls(setting: str, house: Hub) -> None:
    """What arrives is what arrives without it; read only, nothing does."""
    instance = house.connect("singularity-1")
    sent = (
        '{"type": "patterns", "timestamp": "2026-03-04T05:06:07.123456Z", "snapshot":'
        ' {"stream": "main", "version": 1}, "patterns": [{"name": "a\\\\b", "success_rate":'
        ' 0.12345678901234567, "frequency": 3.5, "kind": "rule", "examples": ["\\\\x41", "null"]}]}'
    )
    plain = instance.execute("select intake.send(%s)", [sent]).fetchone()
    assert plain is not None
    instance.execute(f"set {SETTINGS[setting]}".encode())
    if setting == "read only":
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            instance.execute("select intake.send(%s)", [sent])
        return
    told = instance.execute("select intake.send(%s)", [sent]).fetchone()
    assert told is not None
    messages = house.database.all(
        "select message - 'message_id' from pgmq.q_patterns where msg_id in (%s, %s)",
        [plain[0], told[0]],
    )
    assert len(messages) == 2
    assert messages[0] == messages[1]


def test_an_instance_cannot_keep_itself_from_being_removed(fleet: Fleet) -> None:
    """A login's own default privileges would hold its role; its removal takes them along."""
    fleet.add("singularity-3")
    fleet.connect_as("singularity-3").execute(
        "alter default privileges grant execute on functions to centralcloud_instance"
    )
    fleet.hub.one("select fleet.remove('singularity-3')")
    assert fleet.hub.one("select count(*) from pg_roles where rolname = 'singularity-3'") == 0


def test_an_open_transaction_of_an_instance_holds_nobody_up(house: Hub) -> None:
    """It keeps what it called uncommitted; the other, the hub and a publisher go on."""
    holder = house.connect("singularity-1")
    holder.execute("begin")
    for statement in (
        f"select intake.send({MESSAGE})",
        "select routing.subscribe('#')",
        "select routing.reject('patterns_updated', 2, 'later')",
        "select routing.ack('patterns_updated', 2)",
        "select routing.fetch()",
    ):
        holder.execute(statement.encode())
    other = house.connect("singularity-2")
    hub = house.database.connect()
    for connection in (other, hub):
        connection.execute("set lock_timeout = '1min'")
    other.execute(f"select intake.send({MESSAGE})")
    other.execute("select routing.subscribe('#')")
    hub.execute("select routing.publish('patterns_updated', '{}')")
    hub.execute("select intake.take('patterns', 100)")
    hub.execute("select aggregation.fold_patterns()")
    holder.execute("rollback")


def test_an_open_rejection_holds_up_no_retention(house: Hub) -> None:
    """Retention holds the topic: publishers and all who reject would wait as well."""
    holder = house.connect("singularity-1")
    holder.execute("begin")
    holder.execute("select routing.subscribe('#')")
    holder.execute("select routing.reject('patterns_updated', 2, 'later')")
    hub = house.database.connect()
    hub.execute("set lock_timeout = '1min'")
    hub.execute("select routing.expire()")


@pytest.mark.parametrize(
    "statement", ["select routing.seek('patterns_updated', 1)", "select routing.unsubscribe('#')"]
)
def test_what_an_instance_holds_holds_up_no_retention(fleet: Fleet, statement: str) -> None:
    """A delivery that was given up for it long ago is left for the next time."""
    fleet.add("singularity-3")
    hub = fleet.hub
    holder = fleet.connect_as("singularity-3")
    holder.execute("select routing.subscribe('#')")
    hub.one("select routing.publish('patterns_updated', '{}')")
    hub.one("select centralcloud.change_setting('routing.max_attempts', '1')")
    holder.execute("select routing.reject('patterns_updated', 1, 'never')")
    hub.one("select centralcloud.shift_clock('100 days')")
    with holder.transaction(force_rollback=True):
        holder.execute(statement.encode())
        hub.all("set lock_timeout = '1min'")
        hub.one("select routing.expire()")
        assert hub.one("select count(*) from routing.dead_deliveries") == 1
    hub.one("select routing.expire()")
    assert hub.one("select count(*) from routing.dead_deliveries") == 0


def test_a_topic_that_waits_to_be_registered_holds_up_no_exchange(fleet: Fleet) -> None:
    """One instance has an open subscription, for which it waits; the others go on."""
    for name in ("singularity-3", "singularity-4"):
        fleet.add(name)
    other = fleet.connect_as("singularity-4")
    other.execute("select routing.subscribe('#')")
    holder = fleet.connect_as("singularity-3")
    registering = fleet.hub.connect()
    register = "select routing.register_topic('news', 'What is new.')"
    holder.execute("begin")
    holder.execute("select routing.subscribe('#')")
    with running(lambda: registering.execute(register)):
        fleet.hub.until_blocked()
        other.execute("set lock_timeout = '1min'")
        other.execute("select routing.subscribe('#')")
        holder.execute("commit")
    assert fleet.hub.one("select count(*) from routing.subscribers where topic = 'news'") == 2


def test_an_instance_that_meets_a_restored_hub_holds_up_no_publisher(
    fleet: Fleet, databases: Databases
) -> None:
    """It is told of the new life, which the publisher notes as the same."""
    fleet.add("singularity-3")
    fleet.hub.one("select routing.publish('patterns_updated', '{}')")
    before = fleet.hub.one("select life from routing.lives")
    fleet.hub.close()
    copy = databases.create(fleet.hub.name)
    copy.connect().execute("set lock_timeout = '1min'")
    holder = copy.connect("singularity-3", fleet.passwords["singularity-3"])
    with holder.transaction():
        told = holder.execute("select life from routing.greet()").fetchone()
        holder.execute("select routing.subscribe('#')")
        assert copy.one("select routing.publish('patterns_updated', '{}')") > 1000000
    lives = [row[0] for row in copy.all("select life from routing.lives order by life_id")]
    assert told is not None
    assert lives == [before, told[0]]
