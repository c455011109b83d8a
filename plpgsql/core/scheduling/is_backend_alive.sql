-- Pids come again, so a backend is itself only with its start; where a role may not see that, the
-- pid has to do: better to wait for a stranger than to start a job beside itself.
create or replace function scheduling.is_backend_alive(p_pid integer, p_backend_start timestamptz)
returns boolean
language sql
stable
begin atomic
  select exists (
    select
    from pg_catalog.pg_stat_get_activity(p_pid) as a
    where a.backend_start is null or p_backend_start is null
      or a.backend_start = p_backend_start
  );
end;

comment on function scheduling.is_backend_alive(integer, timestamptz) is
'Whether the backend with this pid that started at p_backend_start is still there.';
