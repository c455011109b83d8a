create or replace function routing.move_in()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_home    text := routing.home();
  v_last    text;
  v_life    uuid;
  v_life_id integer;
begin
  lock table routing.lives in share row exclusive mode;

  -- Whoever waited for another finds it done.
  select l.home into v_last from routing.lives as l order by l.life_id desc limit 1;
  if v_last = v_home then
    return;
  end if;

  -- By which instances may know it already.
  v_life := routing.life();
  v_life_id := routing.record_life(routing.why_moved(v_last, v_home));
  update routing.lives set life = v_life where life_id = v_life_id;
  if v_life_id > 1 then
    perform routing.jump_topics(v_life_id);
  end if;
end;
$$;

comment on function routing.move_in() is
'Begins a life where the hub does not live where it lived last, and jumps every topic, unless it is
the first. One of those who call it at once does it, the others wait.';
