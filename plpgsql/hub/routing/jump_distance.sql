create or replace function routing.jump_distance()
returns bigint
language sql
immutable
parallel safe
return 1000000;

comment on function routing.jump_distance() is
'How many offsets a jump leaves out: more than a lost future can have given out.';
