-- All observations are compared with what is known once; the few that it takes more for are put
-- aside. Not in language sql, which plans all before the first: on an empty table of patterns.
create or replace function aggregation.merge_names()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform aggregation.read_labels();
  insert into aggregation.patterns (
    fingerprint, name, language, kind, description, example, first_seen_at
  )
  select distinct on (b.fingerprint)
    b.fingerprint, b.name, b.language, b.kind, b.description, b.example, b.observed_at
  from pg_temp.batch_labels as b
  where b.is_renamed is null
  order by
    b.fingerprint, b.observed_at, b.name, b.language, b.kind, b.description, b.example;

  insert into pg_temp.batch_labels (
    stream_id, fingerprint, name, language, kind, description, example, is_renamed, is_retold
  )
  select
    b.stream_id, b.fingerprint, b.name, b.language, b.kind, b.description, b.example,
    (b.name, b.language, b.kind) <> (p.name, p.language, p.kind),
    (b.description, b.example) is distinct from (p.description, p.example)
  from pg_temp.batch_labels as b
  join aggregation.patterns as p on p.fingerprint = b.fingerprint
  where b.is_renamed is null
    and (
      (b.name, b.language, b.kind) <> (p.name, p.language, p.kind)
      or (b.description, b.example) is distinct from (p.description, p.example)
    );
  perform aggregation.merge_labels();
  perform aggregation.merge_texts();
end;
$$;

comment on function aggregation.merge_names() is
'Notes patterns never told before, and what the batch''s changed streams call patterns and write of
them, where that differs from what the first to tell said.';
