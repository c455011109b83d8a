create or replace function aggregation.merge_bands()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  insert into pg_temp.batch_bands (stream_id, fingerprint, bands)
  select distinct on (b.stream_id, b.fingerprint) b.stream_id, b.fingerprint, b.bands
  from pg_temp.batch_observations as b
  where b.bands <> ''
  order by b.stream_id, b.fingerprint, b.bands;

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
  where not exists (
    select from aggregation.bands as o
    where o.stream_id = b.stream_id and o.fingerprint = b.fingerprint
  )
  order by b.stream_id, b.fingerprint;
end;
$$;

comment on function aggregation.merge_bands() is
'Makes aggregation.bands of the batch''s changed streams equal to what their snapshots say; rows
that are equal already are not touched.';
