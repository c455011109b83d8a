begin;
select plan(2);

select is_empty(
  $$
    select w.name
    from unnest(array[
      'lo_create(oid)', 'lo_get(oid)', 'loread(integer, integer)', 'lowrite(integer, bytea)',
      'pg_advisory_lock(bigint)', 'pg_try_advisory_xact_lock(integer, integer)',
      'pg_advisory_unlock_all()', 'pg_logical_emit_message(boolean, text, text)'
    ]) as w (name)
    where not exists (
      select from centralcloud.kept_functions() as k (oid)
      where k.oid::oid = to_regprocedure('pg_catalog.' || w.name)::oid
    )
    -- It has an argument more from PostgreSQL 17 on.
    and to_regprocedure('pg_catalog.' || w.name) is not null
  $$,
  'large objects, advisory locks, messages in the log'
);
select is_empty(
  $$
    select k.oid
    from centralcloud.kept_functions() as k (oid)
    where k.oid::text !~ '^(lo|pg_advisory_|pg_try_advisory_|pg_logical_emit_message)'
  $$,
  'and nothing else'
);

select * from finish();
rollback;
