create or replace function scheduling.own_backend_start()
returns timestamptz
language sql
stable
begin atomic
  select a.backend_start from pg_catalog.pg_stat_get_activity(pg_backend_pid()) as a;
end;

comment on function scheduling.own_backend_start() is
'When this session''s backend started: with its pid, its identity. Null: the role may not see it.';
