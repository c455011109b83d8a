-- The lost future of a hub that was restored may have known a topic of this name.
create or replace function routing.jump_new_topic(p_topic text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_lives   bigint;
  v_life_id integer;
begin
  if exists (select from routing.lives) then
    perform routing.check_home();
  end if;
  select count(distinct j.life_id), max(j.life_id) into v_lives, v_life_id
  from routing.jumps as j;
  if v_lives = 0 then
    return;
  end if;

  insert into routing.jumps (topic, life_id, newest_before, next_offset)
  values (p_topic, v_life_id, 0, 1 + v_lives * routing.jump_distance())
  on conflict (topic, life_id) do update set next_offset = excluded.next_offset;
  update routing.topics
  set floor_offset = 1 + v_lives * routing.jump_distance()
  where topic = p_topic;
end;
$$;

comment on function routing.jump_new_topic(text) is
'Has a topic that was just registered begin beyond what it may have given out in lives before: at
1,000,001 for each jump there was.';
