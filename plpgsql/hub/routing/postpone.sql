create or replace function routing.postpone(
  p_instance text,
  p_topic    text,
  p_offset   bigint,
  p_attempts integer,
  p_error    text
)
returns timestamptz
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now    constant timestamptz := centralcloud.clock();
  v_tried  constant integer := p_attempts - coalesce(
    (
      select r.attempts_before
      from routing.redeliveries as r
      where r.instance = p_instance and r.topic = p_topic and r.topic_offset = p_offset
    ),
    0
  );
  v_due_at timestamptz := v_now + routing.backoff(v_tried);
begin
  if v_tried >= centralcloud.setting('routing.max_attempts')::integer then
    perform routing.give_up(p_instance, p_topic, p_offset, p_attempts, p_error);
    return null;
  end if;

  insert into routing.redeliveries as r (
    instance, topic, topic_offset, attempts, due_at, error, rejected_at
  )
  select p_instance, p_topic, p_offset, p_attempts, v_due_at, p_error, v_now
  where not exists (
    select
    from routing.dead_deliveries as d
    where d.instance = p_instance and d.topic = p_topic and d.topic_offset = p_offset
  )
  on conflict (instance, topic, topic_offset) do update
  set
    attempts    = excluded.attempts,
    due_at      = excluded.due_at,
    error       = excluded.error,
    rejected_at = excluded.rejected_at
  returning r.due_at into v_due_at;
  return v_due_at;
end;
$$;

comment on function routing.postpone(text, text, bigint, integer, text) is
'Notes that a message, rejected p_attempts times in all, is to be delivered again to an instance,
and returns when; null where the attempts of its round are used up or it was given up before.';
