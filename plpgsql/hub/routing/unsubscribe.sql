create or replace function routing.unsubscribe(p_pattern text)
returns setof text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_instance text := fleet.calling_instance();
begin
  -- First, so that a topic registered meanwhile waits or is seen.
  delete from routing.patterns where instance = v_instance and pattern = p_pattern;
  if not found then
    perform routing.refuse_pattern(v_instance, p_pattern);
  end if;

  return query
    with ended as (
      delete from routing.subscribers as s
      where s.instance = v_instance
        and not exists (
          select
          from routing.patterns as p
          where p.instance = v_instance and routing.matches(p.pattern, s.topic)
        )
      returning s.topic
    )
    select e.topic from ended as e order by e.topic;
end;
$$;

comment on function routing.unsubscribe(text) is
'Takes back what the calling instance said to subscribe(), a pattern or a topic, and returns the
topics it reads no more: those that no other pattern of it means. Their cursors are forgotten, and
what it rejected there. Raises SC303 where it has no such pattern, SC401.';
