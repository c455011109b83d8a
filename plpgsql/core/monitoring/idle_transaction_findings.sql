-- Its locks stay, and where it listens, the queue of notifications can't be emptied past it. No
-- statement is shown: there may be a password in it.
create or replace function monitoring.idle_transaction_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'idle_in_transaction', format('backend %s', a.pid), 'warning',
    format(
      'backend %s (role %s, application %s) has left its transaction open and idle since %s: its'
      ' locks stay',
      a.pid, coalesce(a.usename, '-'), coalesce(nullif(a.application_name, ''), '-'),
      centralcloud.moment(a.state_change)
    ),
    format(
      'select pg_terminate_backend(%s). By itself from then on: alter role %I set'
      ' idle_in_transaction_session_timeout = ''10min''',
      a.pid, coalesce(a.usename, '-')
    )
  from pg_catalog.pg_stat_activity as a
  cross join centralcloud.clock() as t (now_)
  where a.datname = current_database()
    and a.state like 'idle in transaction%'
    and a.state_change
      < t.now_ - centralcloud.setting('monitoring.idle_in_transaction_for')::interval;
end;
$$;

comment on function monitoring.idle_transaction_findings() is
'Backends of this database, an instance''s too, that have been idle in an open transaction for
longer than setting monitoring.idle_in_transaction_for (check idle_in_transaction).';
