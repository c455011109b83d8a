-- A function of its own, not of the session's plans: planned anew for each batch, when its bands
-- have been read.
create or replace function aggregation.merge_bands()
returns void
language sql
volatile
set search_path = ''
as $$
  delete from aggregation.bands as o
  using pg_temp.batch_snapshots as s
  where s.is_changed
    and not s.is_new
    and o.stream_id = s.stream_id
    and not exists (
      select from pg_temp.batch_bands as b
      where (b.stream_id, b.fingerprint, b.bands) = (o.stream_id, o.fingerprint, o.bands)
    );
  insert into aggregation.bands (stream_id, fingerprint, bands)
  select b.stream_id, b.fingerprint, b.bands
  from pg_temp.batch_bands as b
  on conflict (stream_id, fingerprint) do nothing;
$$;

comment on function aggregation.merge_bands() is
'Makes aggregation.bands of the batch''s changed streams equal to what their snapshots say; rows
that are equal already are not touched.';
