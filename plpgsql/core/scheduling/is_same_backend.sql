create or replace function scheduling.is_same_backend(p_pid integer, p_backend_start timestamptz)
returns boolean
language sql
stable
begin atomic
  select exists (
    select
    from pg_catalog.pg_stat_get_activity(p_pid) as a
    where a.backend_start = p_backend_start
  );
end;

comment on function scheduling.is_same_backend(integer, timestamptz) is
'Whether this pid is, for certain, the backend that started at p_backend_start; false also where the
role may not see when a backend started.';
