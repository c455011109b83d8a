-- Waits for nobody: an instance that seeks, acknowledges or rejects holds its own until it commits.
create or replace function routing.give_up_unasked(p_limit bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_given_up bigint;
begin
  with unasked as (
    delete from routing.redeliveries
    where (instance, topic, topic_offset) in (
      select r.instance, r.topic, r.topic_offset
      from routing.redeliveries as r
      where r.due_at
        < centralcloud.clock() - centralcloud.setting('routing.keep_dead_for')::interval
      limit p_limit
      for update skip locked
    )
    returning instance, topic, topic_offset, attempts, error
  )
  insert into routing.dead_deliveries (instance, topic, topic_offset, attempts, error, died_at)
  select u.instance, u.topic, u.topic_offset, u.attempts, u.error, centralcloud.clock()
  from unasked as u
  on conflict (instance, topic, topic_offset) do nothing;
  get diagnostics v_given_up = row_count;
  return v_given_up;
end;
$$;

comment on function routing.give_up_unasked(bigint) is
'Gives up rejected messages, p_limit at most, that were due to be delivered again for longer than
routing.keep_dead_for: an instance that was removed or is away would keep them in the log for ever.
Returns how many.';
