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
    description         = p_description,
    default_retain_for  = p_retain_for,
    default_retain_rows = p_retain_rows,
    compacted           = p_compacted
  where topic = p_topic
    and (description, default_retain_for, default_retain_rows, compacted)
      is distinct from (p_description, p_retain_for, p_retain_rows, p_compacted);

  if found or exists (select from routing.topics as t where t.topic = p_topic) then
    return;
  end if;

  -- Whoever is just subscribing to a pattern finishes first, or sees this topic afterwards.
  lock table routing.patterns in share mode;
  insert into routing.topics (
    topic, description, default_retain_for, default_retain_rows, compacted, registered_at
  )
  values (
    p_topic, p_description, p_retain_for, p_retain_rows, p_compacted, centralcloud.clock()
  );

  perform routing.jump_new_topic(p_topic);

  perform routing.begin_subscription(p_instance => p.instance, p_topic => p_topic, p_cursor => 0)
  from (
    select distinct n.instance
    from routing.patterns as n
    where routing.matches(n.pattern, p_topic)
  ) as p;
end;
$$;

comment on function routing.register_topic(text, text, interval, bigint, boolean) is
'Says that a topic exists, what it tells and how long its log is kept (age, and number of
messages). Said again by every install; what set_retention() chose stays. In a compacted topic the
newest message of each key is state that never expires. A new topic finds the instances whose
patterns mean it.';
