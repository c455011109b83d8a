create or replace function aggregation.merge_names()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  insert into aggregation.patterns (
    fingerprint, name, language, kind, description, example, first_seen_at
  )
  select distinct on (b.fingerprint)
    b.fingerprint, b.name, b.language, b.kind, b.description, b.example, b.observed_at
  from pg_temp.batch_observations as b
  where not exists (
    select from aggregation.patterns as p where p.fingerprint = b.fingerprint
  )
  order by
    b.fingerprint, b.observed_at, b.name, b.language, b.kind, b.description, b.example;

  perform aggregation.read_labels();
  delete from aggregation.labels as l
  using pg_temp.batch_snapshots as s
  where s.is_changed
    and l.stream_id = s.stream_id
    and not exists (
      select from pg_temp.batch_labels as b
      where b.stream_id = l.stream_id
        and b.fingerprint = l.fingerprint
        and b is not distinct from l
    );
  insert into aggregation.labels (
    stream_id, fingerprint, name, language, kind, description, example
  )
  select b.stream_id, b.fingerprint, b.name, b.language, b.kind, b.description, b.example
  from pg_temp.batch_labels as b
  where not exists (
    select from aggregation.labels as l
    where l.stream_id = b.stream_id and l.fingerprint = b.fingerprint
  );
end;
$$;

comment on function aggregation.merge_names() is
'Notes patterns never told before, and makes aggregation.labels of the batch''s changed streams
equal to what their snapshots call patterns.';
