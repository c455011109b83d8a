create or replace function centralcloud.applied_scripts(p_bundle text)
returns table (path text, hash text, is_present boolean)
language sql
stable
begin atomic
  select
    s.path,
    s.hash,
    s.path not like '%/%'
      or exists (
        select
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
        where p.proname = m.name::name and n.nspname = m.room::name
      )
      or exists (
        select
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where c.relname = m.name::name and n.nspname = m.room::name
      )
  from centralcloud.scripts as s
  cross join lateral (
    select split_part(s.path, '/', 1), regexp_replace(split_part(s.path, '/', 2), '\.sql$', '')
  ) as m (room, name)
  where s.bundle = p_bundle;
end;

comment on function centralcloud.applied_scripts(text) is
'The ledger of a bundle''s function files: path, SHA-256 of what was applied, and whether what it
made is still there (a deploy script that drops something takes its dependants along; the next
install says them again).';
