-- A row, not a custom setting: any role could set that, and dblink's sessions would not see it.
-- plpgsql keeps its plan for the session; a body in SQL is made ready anew by each that calls it.
create or replace function centralcloud.clock()
returns timestamptz
language plpgsql
volatile
set search_path = ''
as $$
begin
  return coalesce(
    (
      select coalesce(o.frozen_at, clock_timestamp()) + o.shift
      from centralcloud.clock_override as o
    ),
    clock_timestamp()
  );
end;
$$;

comment on function centralcloud.clock() is
'The time that everything here goes by (timestamptz): the wall clock, unless freeze_clock() or
shift_clock() said otherwise. It moves within a transaction, as clock_timestamp() does.';
