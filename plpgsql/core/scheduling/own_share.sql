-- Copies of a server share its identifier, databases of a server have different names: both count.
create or replace function scheduling.own_share(p_job text)
returns float8
language sql
stable
begin atomic
  select (h.hash & 1048575)::float8 / 1048576
  from (
    select pg_catalog.hashtextextended(
      concat_ws('/', c.system_identifier, pg_catalog.current_database(), p_job), 0
    ) as hash
    from pg_catalog.pg_control_system() as c
  ) as h;
end;

comment on function scheduling.own_share(text) is
'A number from 0 to below 1 that stays the same for a job of this database and is spread evenly over
the databases of a fleet.';
