-- PostgreSQL 15 has no file_name, 16 has.
create or replace function monitoring.hba_rules()
returns table (
  place bigint, line text, type text, databases text[], roles text[], address text, netmask text,
  method text, error text
)
language plpgsql
stable
set search_path = ''
as $$
begin
  if has_function_privilege('pg_hba_file_rules()', 'execute') then
    return query
    select
      r.ordinality,
      format(
        'line %s of %s', r.line_number,
        coalesce(
          to_jsonb(r) ->> 'file_name',
          (select s.setting from pg_settings as s where s.name = 'hba_file'),
          'pg_hba.conf'
        )
      ),
      r.type, r.database, r.user_name, r.address, r.netmask, r.auth_method, r.error
    from pg_hba_file_rules() with ordinality as r;
  end if;
end;
$$;

comment on function monitoring.hba_rules() is
'The lines of pg_hba.conf as it is on disk, in order of place: what a login is matched with, and how
it is checked. One with an error that is no rule has no type. None where the right to read it is
missing.';
