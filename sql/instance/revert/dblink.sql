-- Revert instance:dblink
begin;
drop extension postgres_fdw cascade;
drop extension dblink;
drop schema dblink;
commit;
