create or replace function aggregation.read_labels()
returns void
language sql
volatile
set search_path = ''
as $$
  insert into pg_temp.batch_labels (
    stream_id, fingerprint, name, language, kind, description, example
  )
  select distinct on (b.stream_id, b.fingerprint)
    b.stream_id, b.fingerprint, b.name, b.language, b.kind, b.description, b.example
  from pg_temp.batch_observations as b
  join aggregation.patterns as p on p.fingerprint = b.fingerprint
  where (b.name, b.language, b.kind) <> (p.name, p.language, p.kind)
  order by b.stream_id, b.fingerprint, b.name, b.language, b.kind, b.description, b.example;
$$;

comment on function aggregation.read_labels() is
'Puts into the batch what its snapshots call patterns where that differs from
aggregation.patterns.';
