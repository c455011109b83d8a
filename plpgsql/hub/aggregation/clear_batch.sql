create or replace function aggregation.clear_batch()
returns void
language sql
volatile
set search_path = ''
as $$
  delete from pg_temp.batch_snapshots;
  delete from pg_temp.batch_observations;
  delete from pg_temp.batch_labels;
  delete from pg_temp.batch_bands;
$$;

comment on function aggregation.clear_batch() is
'Empties what was made of a batch''s messages, not the messages.';
