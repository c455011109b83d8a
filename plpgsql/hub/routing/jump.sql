create or replace function routing.jump(p_reason text)
returns table (topic text, newest_before bigint, next_offset bigint)
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_life_id integer;
begin
  lock table routing.lives in share row exclusive mode;
  v_life_id := routing.record_life(p_reason);
  perform routing.jump_topics(v_life_id);
  return query
    select j.topic, j.newest_before, j.next_offset
    from routing.jumps as j
    where j.life_id = v_life_id
    order by j.topic;
end;
$$;

comment on function routing.jump(text) is
'Begins a new life by hand and leaves out a million offsets in every topic, which it returns. For a
restore that can''t be noticed, such as a snapshot of the file system; and once for each life that
had begun after the backup was made and is now forgotten, such as a first restore of it. Raises
23514 where p_reason says nothing.';
