create or replace function aggregation.read_labels()
returns void
language sql
volatile
set search_path = ''
as $$
  insert into pg_temp.batch_labels (
    stream_id, fingerprint, observed_at, name, language, kind, description, example,
    is_renamed, is_retold
  )
  select
    b.stream_id, b.fingerprint, b.observed_at, b.name, b.language, b.kind, b.description,
    b.example,
    case
      when p.fingerprint is not null
      then (b.name, b.language, b.kind) <> (p.name, p.language, p.kind)
    end,
    case
      when p.fingerprint is not null
      then (b.description, b.example) is distinct from (p.description, p.example)
    end
  from pg_temp.batch_observations as b
  left join aggregation.patterns as p on p.fingerprint = b.fingerprint
  where b.is_first
    and (
      p.fingerprint is null
      or (b.name, b.language, b.kind) <> (p.name, p.language, p.kind)
      or (b.description, b.example) is distinct from (p.description, p.example)
    );
$$;

comment on function aggregation.read_labels() is
'Puts into the batch what its snapshots call patterns, and write of them, where that differs from
aggregation.patterns (is_renamed and is_retold say in which of both) or where the pattern is not
there (both are null).';
