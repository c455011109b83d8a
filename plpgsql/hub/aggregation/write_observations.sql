-- merge, because `on conflict do update … where` writes to the log for rows it leaves alone. A
-- stream told for the first time has nothing to merge with.
create or replace function aggregation.write_observations()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_inserted  bigint;
  v_merged    bigint;
  v_retracted bigint;
begin
  insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
  select b.stream_id, b.fingerprint, b.trials, b.successes, b.occurrences
  from pg_temp.batch_observations as b
  where b.is_first
    and b.stream_id in (select s.stream_id from pg_temp.batch_snapshots as s where s.is_new);
  get diagnostics v_inserted = row_count;

  if not exists (select from pg_temp.batch_snapshots as s where s.is_changed and not s.is_new) then
    return jsonb_build_object('written', v_inserted, 'retracted', 0);
  end if;
  delete from aggregation.observations as o
  using pg_temp.batch_snapshots as s
  where s.is_changed
    and not s.is_new
    and o.stream_id = s.stream_id
    and not exists (
      select from pg_temp.batch_observations as b
      where b.stream_id = o.stream_id and b.fingerprint = o.fingerprint
    );
  get diagnostics v_retracted = row_count;

  merge into aggregation.observations as o
  using (
    select b.stream_id, b.fingerprint, b.trials, b.successes, b.occurrences
    from pg_temp.batch_observations as b
    where b.is_first
      and b.stream_id in (select s.stream_id from pg_temp.batch_snapshots as s where not s.is_new)
  ) as t
    on o.stream_id = t.stream_id and o.fingerprint = t.fingerprint
  when matched
    and (o.trials, o.successes, o.occurrences) <> (t.trials, t.successes, t.occurrences)
  then
    update set trials = t.trials, successes = t.successes, occurrences = t.occurrences
  when not matched then
    insert (stream_id, fingerprint, trials, successes, occurrences)
    values (t.stream_id, t.fingerprint, t.trials, t.successes, t.occurrences);
  get diagnostics v_merged = row_count;

  return jsonb_build_object('written', v_inserted + v_merged, 'retracted', v_retracted);
end;
$$;

comment on function aggregation.write_observations() is
'Writes the batch''s first elements of each pattern into aggregation.observations, and retracts what
changed snapshots no longer say; rows that are equal already are not touched. Returns {"written",
"retracted"}, in rows. Raises 23505 or 21000 where the batch tells a pattern of a stream twice.';
