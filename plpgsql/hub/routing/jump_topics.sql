create or replace function routing.jump_topics(p_life_id integer)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- In the order in which publishers of several topics lock them.
  perform from routing.topics as t order by t.topic for no key update;

  insert into routing.jumps (topic, life_id, newest_before, next_offset)
  select t.topic, p_life_id, n.newest, n.newest + 1 + routing.jump_distance()
  from routing.topics as t
  cross join lateral (select routing.newest_offset(t.topic) as newest) as n;

  update routing.topics as t
  set floor_offset = j.next_offset
  from routing.jumps as j
  where j.topic = t.topic and j.life_id = p_life_id;
end;
$$;

comment on function routing.jump_topics(integer) is
'Leaves out a million offsets in every topic, and records for which life. Publishers wait.';
