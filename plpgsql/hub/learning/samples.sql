create or replace function learning.samples()
returns table (metric text, labels jsonb, value float8)
language sql
stable
set search_path = ''
as $$
  select 'centralcloud_artifact_usages', '{}'::jsonb, c.reltuples::float8
  from pg_catalog.pg_class as c
  where c.oid = 'learning.usage'::regclass and c.reltuples >= 0
  union all
  select
    'centralcloud_export_open_seconds',
    jsonb_build_object('state', case when e.held_at is null then e.state else 'held' end),
    extract(epoch from centralcloud.clock() - e.requested_at)::float8
  from learning.exports as e
  where e.ended_at is null
$$;

comment on function learning.samples() is
'How much streams say of artifacts, as the server last estimated it, and how long the open export
has been there; no sample where none is.';
