create or replace function aggregation.merge_names()
returns void
language sql
volatile
set search_path = ''
as $$
  insert into aggregation.patterns (
    fingerprint, name, language, kind, description, example, first_seen_at
  )
  select distinct on (b.fingerprint)
    b.fingerprint, b.name, b.language, b.kind, b.description, b.example, b.observed_at
  from pg_temp.batch_observations as b
  join (
    select o.fingerprint, min(o.observed_at) as observed_at
    from pg_temp.batch_observations as o
    where not exists (
      select from aggregation.patterns as p where p.fingerprint = o.fingerprint
    )
    group by o.fingerprint
  ) as f on f.fingerprint = b.fingerprint and f.observed_at = b.observed_at
  where b.is_first
  order by b.fingerprint, b.name, b.language, b.kind, b.description, b.example;

  select aggregation.read_labels();
  select aggregation.merge_labels();
  select aggregation.merge_texts();
$$;

comment on function aggregation.merge_names() is
'Notes patterns never told before, and what the batch''s changed streams call patterns and write of
them, where that differs from what the first to tell said.';
