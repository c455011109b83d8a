create or replace function aggregation.batch_stats()
returns jsonb
language sql
volatile
set search_path = ''
as $$
  select jsonb_build_object(
    'snapshots', count(*) filter (where s.is_accepted),
    'confirmed', count(*) filter (where s.is_accepted and not s.is_changed)
  )
  from pg_temp.batch_snapshots as s;
$$;

comment on function aggregation.batch_stats() is
'{"snapshots": accepted, "confirmed": of these, unchanged} of the batch.';
