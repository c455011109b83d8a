create or replace function routing.register_topic(
  p_topic       text,
  p_description text,
  p_retain_for  interval default '90 days',
  p_retain_rows bigint default 1000000,
  p_compacted   boolean default false
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  update routing.topics
  set
    description = p_description,
    retain_for  = p_retain_for,
    retain_rows = p_retain_rows,
    compacted   = p_compacted
  where topic = p_topic;

  if found then
    return;
  end if;

  -- Whoever is just subscribing to a pattern finishes first, or sees this topic afterwards.
  lock table routing.patterns in share mode;
  insert into routing.topics (
    topic, description, retain_for, retain_rows, compacted, registered_at
  )
  values (
    p_topic, p_description, p_retain_for, p_retain_rows, p_compacted, centralcloud.clock()
  );

  insert into routing.subscriptions (instance, topic, acked_offset, subscribed_at)
  select distinct p.instance, p_topic, 0, centralcloud.clock()
  from routing.patterns as p
  where routing.matches(p.pattern, p_topic);
end;
$$;

comment on function routing.register_topic(text, text, interval, bigint, boolean) is
'Says that a topic exists, what it tells and how long its log is kept (age, and number of
offsets). Said again by every install. In a compacted topic the newest message of each key is
state that never expires. A new topic finds the instances whose patterns mean it.';
