-- Waits for nobody: an instance that seeks, acknowledges or rejects holds its own until it commits.
create or replace function routing.give_up_unasked(p_limit bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_unasked  routing.redeliveries;
  v_given_up bigint := 0;
begin
  for v_unasked in
    select r.*
    from routing.redeliveries as r
    where r.due_at < centralcloud.clock() - centralcloud.setting('routing.keep_dead_for')::interval
    limit p_limit
    for update skip locked
  loop
    perform routing.give_up(
      p_instance => v_unasked.instance,
      p_topic    => v_unasked.topic,
      p_offset   => v_unasked.topic_offset,
      p_attempts => v_unasked.attempts,
      p_error    => v_unasked.error
    );
    v_given_up := v_given_up + 1;
  end loop;
  return v_given_up;
end;
$$;

comment on function routing.give_up_unasked(bigint) is
'Gives up rejected messages, p_limit at most, that were due to be delivered again for longer than
routing.keep_dead_for: an instance that was removed or is away would keep them in the log for ever.
Returns how many.';
