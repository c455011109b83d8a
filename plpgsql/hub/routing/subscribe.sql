create or replace function routing.subscribe(p_pattern text, p_from text default 'earliest')
returns setof text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_instance text := fleet.calling_instance();
  v_is_exact boolean := p_pattern !~ '[*#]';
begin
  if p_from is null or p_from !~ '^(earliest|latest|\d{1,18})$'
    or (p_from ~ '^\d' and not v_is_exact) then
    raise exception 'a subscription to % cannot begin at %', left(p_pattern, 100), left(p_from, 100)
      using errcode = 'SC302',
            detail  = 'It begins at earliest, at latest or, for one topic, at an offset.',
            hint    = 'An offset is the first that is delivered.';
  end if;
  perform routing.check_pattern(p_pattern);

  -- A pattern said before takes no lock for which a topic that is just registered would wait.
  if not exists (
    select from routing.patterns as p where p.instance = v_instance and p.pattern = p_pattern
  ) then
    perform routing.check_patterns_left(v_instance);
    insert into routing.patterns (instance, pattern, subscribed_at)
    values (v_instance, p_pattern, centralcloud.clock())
    on conflict (instance, pattern) do nothing;
  end if;

  perform routing.begin_subscription(
    p_instance => v_instance,
    p_topic    => t.topic,
    p_cursor   => routing.starting_cursor(t.topic, p_from)
  )
  from routing.topics as t
  where routing.matches(p_pattern, t.topic)
    and not exists (
      select
      from routing.subscribers as s
      where s.instance = v_instance and s.topic = t.topic
    );

  return query
    select t.topic
    from routing.topics as t
    where routing.matches(p_pattern, t.topic)
    order by t.topic;
end;
$$;

comment on function routing.subscribe(text, text) is
'Subscribes the calling instance to a topic or to a pattern of topics (insights.*, #), those
registered later included, and returns the topics it means now. p_from (earliest, latest, or for
one topic the offset to begin with) counts for new subscriptions; a cursor that is there stays.
Raises SC301 for an unknown topic, SC302 for a beginning out of reach, SC309 beyond
routing.most_patterns, SC401.';
