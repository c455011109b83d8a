-- The timeline comes from memory, and is the new one as soon as a standby is promoted.
create or replace function routing.home()
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select format(
      '%s/%s/%s/%s',
      c.system_identifier,
      left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
      d.oid,
      'routing.lives'::regclass::oid
    )
    from pg_control_system() as c
    cross join pg_catalog.pg_database as d
    where d.datname = current_database()
  );
end;
$$;

comment on function routing.home() is
'Where this database lives: system identifier, timeline, and the oids of the database and of the
table of lives. A restored dump, a copy and a promoted standby each live elsewhere than what they
came from. Raises 55000 on a standby.';
