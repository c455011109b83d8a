-- A row, not a custom setting: any role could set that, and dblink's sessions would not see it.
create or replace function centralcloud.clock()
returns timestamptz
language sql
volatile
begin atomic
  select coalesce(o.frozen_at, pg_catalog.clock_timestamp()) + o.shift
  from centralcloud.clock_override as o;
end;

comment on function centralcloud.clock() is
'The time that everything here goes by (timestamptz): the wall clock, unless freeze_clock() or
shift_clock() said otherwise. It moves within a transaction, as clock_timestamp() does.';
