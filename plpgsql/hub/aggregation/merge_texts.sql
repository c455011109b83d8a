-- What is left of a stream's rows is as it should be. No anti-join: planned while the table is
-- empty, it would read all that it has written for every row.
create or replace function aggregation.merge_texts()
returns void
language sql
volatile
set search_path = ''
as $$
  delete from aggregation.texts as t
  using pg_temp.batch_snapshots as s
  where s.is_changed
    and t.stream_id = s.stream_id
    and not exists (
      select from pg_temp.batch_labels as b
      where b.is_retold
        and b.stream_id = t.stream_id
        and b.fingerprint = t.fingerprint
        and (b.description, b.example) is not distinct from (t.description, t.example)
    );
  insert into aggregation.texts (stream_id, fingerprint, description, example)
  select b.stream_id, b.fingerprint, b.description, b.example
  from pg_temp.batch_labels as b
  where b.is_retold
  on conflict (stream_id, fingerprint) do nothing;
$$;

comment on function aggregation.merge_texts() is
'Makes aggregation.texts of the batch''s changed streams equal to what their snapshots write of
patterns; rows that are equal already are not touched.';
