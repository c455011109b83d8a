create or replace function routing.greet()
returns table (now timestamptz, life uuid, members integer)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform fleet.caller();
  return query
    select
      centralcloud.clock(),
      routing.life(),
      (select count(*)::integer from fleet.votes as v);
end;
$$;

comment on function routing.greet() is
'What an instance asks first: the hub''s clock; the life that it lives, another uuid after a
restore, copy or promotion (life()); and how many active instances share it. It only reads and takes
no lock. Raises SC401.';
