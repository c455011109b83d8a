-- Hardly any snapshot tells a pattern twice, so it is only looked for where writing stumbled on it.
create or replace function aggregation.merge_observations()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
  begin
    return aggregation.write_observations();
  exception
    when unique_violation or cardinality_violation then
      perform aggregation.add_up_repeats();
  end;
  return aggregation.write_observations();
end;
$$;

comment on function aggregation.merge_observations() is
'Makes aggregation.observations of the batch''s changed streams equal to what their snapshots say;
elements of one pattern in one snapshot add up. Returns {"written", "retracted"}, in rows.';
