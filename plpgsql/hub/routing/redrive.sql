create or replace function routing.redrive(p_instance text, p_topic text, p_offset bigint)
returns timestamptz
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now  timestamptz := centralcloud.clock();
  v_dead routing.dead_deliveries;
begin
  -- As hold_cursor(): a seek that can't see this yet would set the cursor back behind it.
  perform
  from routing.subscribers as s
  where s.instance = p_instance and s.topic = p_topic
  for no key update;

  delete from routing.dead_deliveries as d
  where d.instance = p_instance and d.topic = p_topic and d.topic_offset = p_offset
  returning * into v_dead;

  if not found or not fleet.is_member(p_instance) then
    perform routing.refuse_delivery(p_instance, p_topic, p_offset);
  end if;

  insert into routing.redeliveries (
    instance, topic, topic_offset, attempts, attempts_before, due_at, error, rejected_at
  )
  values (
    p_instance, p_topic, p_offset, v_dead.attempts, v_dead.attempts, v_now, v_dead.error,
    v_dead.died_at
  );
  return v_now;
end;
$$;

comment on function routing.redrive(text, text, bigint) is
'Gives a delivery that was given up another round of attempts: fetch() gives it to that instance
again from now on. Returns since when. Raises SC307 when there is no such dead delivery, or its
instance was removed.';
