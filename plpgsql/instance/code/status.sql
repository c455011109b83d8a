create or replace function code.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language sql
stable
set search_path = ''
as $$
  select
    'code_base', b.name, case when b.ingested_at < s.stale_before then 'late' else 'ok' end,
    b.ingested_at, null::timestamptz, null::bigint, null::timestamptz, null::bigint,
    jsonb_strip_nulls(jsonb_build_object('root', b.root, 'revision', b.revision))
  from code.known_code_bases() as b
  cross join code.stale_before() as s (stale_before)
$$;

comment on function code.status() is
'The code bases and when each was last read whole, for view monitoring.status.';
