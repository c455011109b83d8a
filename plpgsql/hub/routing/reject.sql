create or replace function routing.reject(
  p_topic   text,
  p_offset  bigint,
  p_error   text,
  p_attempt integer default null
)
returns timestamptz
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_instance text := fleet.calling_instance();
  v_cursor   bigint := routing.hold_cursor(v_instance, p_topic);
  v_pending  routing.redeliveries;
begin
  perform routing.check_in_log(p_topic, p_offset);
  if p_offset > v_cursor then
    perform routing.move_cursor(v_instance, p_topic, p_offset);
  end if;

  select r.* into v_pending
  from routing.redeliveries as r
  where r.instance = v_instance and r.topic = p_topic and r.topic_offset = p_offset
  for update;

  -- The same rejection may be told twice: a known attempt is no new one, and what isn't due yet
  -- can't have been tried again.
  if p_attempt <= v_pending.attempts or v_pending.due_at > centralcloud.clock() then
    return v_pending.due_at;
  end if;
  return routing.postpone(
    p_instance => v_instance,
    p_topic    => p_topic,
    p_offset   => p_offset,
    p_attempts => coalesce(v_pending.attempts, 0) + 1,
    p_error    => left(coalesce(p_error, 'no reason was given'), 2000)
  );
end;
$$;

comment on function routing.reject(text, bigint, text, integer) is
'Says that the calling instance could not apply a message, and why. It is delivered again after a
backoff that doubles each time (routing.first_backoff); returns when. After routing.max_attempts it
is dead for this instance alone and null is returned. The cursor moves on as with ack(), so one
message holds up no other. p_attempt is the attempt of the delivery that failed: with it a rejection
may be told again at any time, also after a redrive, where the answer to the first was lost, and
counts once; without it only until the message is due again. Raises SC301, SC302 for what is not in
the log, SC303, SC401.';
