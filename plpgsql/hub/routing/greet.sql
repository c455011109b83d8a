create or replace function routing.greet()
returns table (now timestamptz, life uuid, members integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform fleet.caller();
  perform routing.check_home();
  return query
    select
      centralcloud.clock(),
      (select l.life from routing.lives as l order by l.life_id desc limit 1),
      (select count(*)::integer from fleet.votes as v);
end;
$$;

comment on function routing.greet() is
'What an instance asks first: the hub''s clock; the life that it lives, another uuid after a
restore, copy or promotion, null before the first; and how many active instances share it. Notices
a move itself; on a standby it only reads. Raises SC401.';
