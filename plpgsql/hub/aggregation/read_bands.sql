create or replace function aggregation.read_bands()
returns void
language sql
volatile
set search_path = ''
as $$
  insert into pg_temp.batch_bands (stream_id, fingerprint, bands)
  select distinct on (b.stream_id, b.fingerprint) b.stream_id, b.fingerprint, b.bands
  from pg_temp.batch_observations as b
  where b.bands <> ''
  order by b.stream_id, b.fingerprint, b.bands;
$$;

comment on function aggregation.read_bands() is
'Puts into the batch the bands that its snapshots tell of patterns: of those told twice the first by
their bytes.';
