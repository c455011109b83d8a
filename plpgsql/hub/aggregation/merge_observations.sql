-- merge, because `on conflict do update … where` writes to the log for rows it leaves alone. A
-- stream told for the first time has nothing to merge with. Elements of one pattern in one
-- snapshot add up.
create or replace function aggregation.merge_observations()
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
  select
    b.stream_id, b.fingerprint,
    sum(b.trials), sum(b.successes), sum(b.occurrences)
  from pg_temp.batch_observations as b
  join pg_temp.batch_snapshots as s on s.stream_id = b.stream_id
  where s.is_new
  group by b.stream_id, b.fingerprint
  order by b.stream_id, b.fingerprint;
  get diagnostics v_inserted = row_count;

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
    select
      b.stream_id, b.fingerprint,
      sum(b.trials)::bigint as trials, sum(b.successes)::bigint as successes,
      sum(b.occurrences)::bigint as occurrences
    from pg_temp.batch_observations as b
    join pg_temp.batch_snapshots as s on s.stream_id = b.stream_id
    where not s.is_new
    group by b.stream_id, b.fingerprint
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

comment on function aggregation.merge_observations() is
'Makes aggregation.observations of the batch''s changed streams equal to what their snapshots say;
rows that are equal already are not touched. Returns {"written", "retracted"}, in rows.';
