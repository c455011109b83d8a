-- Hardly any snapshot tells a pattern twice. Writing a new stream stumbles on one that does;
-- merging a known one would not, where one of the two is what was there, so there it is looked for.
create or replace function aggregation.merge_observations()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
  if exists (
    select
    from pg_temp.batch_observations as b
    where b.stream_id in (
      select s.stream_id from pg_temp.batch_snapshots as s where not s.is_new
    )
    group by b.stream_id, b.fingerprint
    having count(*) > 1
  ) then
    perform aggregation.add_up_repeats();
  end if;

  begin
    return aggregation.write_observations();
  exception
    when unique_violation then
      perform aggregation.add_up_repeats();
  end;
  return aggregation.write_observations();
end;
$$;

comment on function aggregation.merge_observations() is
'Makes aggregation.observations of the batch''s changed streams equal to what their snapshots say;
elements of one pattern in one snapshot add up. Returns {"written", "retracted"}, in rows.';
