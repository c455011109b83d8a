-- What is left of a stream's rows is as it should be. No anti-join: planned while the table is
-- empty, it would read all that it has written for every row.
create or replace function aggregation.merge_labels()
returns void
language sql
volatile
set search_path = ''
as $$
  delete from aggregation.labels as l
  using pg_temp.batch_snapshots as s
  where s.is_changed
    and l.stream_id = s.stream_id
    and not exists (
      select from pg_temp.batch_labels as b
      where b.is_renamed
        and b.stream_id = l.stream_id
        and b.fingerprint = l.fingerprint
        and (b.name, b.language, b.kind) = (l.name, l.language, l.kind)
    );
  insert into aggregation.labels (stream_id, fingerprint, name, language, kind)
  select b.stream_id, b.fingerprint, b.name, b.language, b.kind
  from pg_temp.batch_labels as b
  where b.is_renamed
  on conflict (stream_id, fingerprint) do nothing;
$$;

comment on function aggregation.merge_labels() is
'Makes aggregation.labels of the batch''s changed streams equal to what their snapshots call
patterns; rows that are equal already are not touched.';
