-- Any database that runs out of them stops the whole server. From autovacuum_freeze_max_age on,
-- autovacuum freezes by force; well past it, it does not get through.
create or replace function monitoring.wraparound_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'wraparound', format('%s of %s', i.kind, d.datname),
    case when i.age > 1600000000 then 'error' else 'warning' end,
    format(
      'the oldest %s in database %s is %s back, where autovacuum freezes from %s on; about'
      ' 2,100,000,000 back the server takes no more writes',
      i.kind, d.datname, i.age, i.freeze_at
    ),
    format(
      'End what holds back vacuum (checks held_xmin, prepared_transaction, replication_slot), then'
      ' %s', case
        when d.datallowconn then 'vacuumdb --freeze ' || quote_ident(d.datname)
        else 'autovacuum gets there by itself.'
      end
    )
  from pg_catalog.pg_database as d
  cross join lateral (
    values
      (
        'transaction id', age(d.datfrozenxid),
        current_setting('autovacuum_freeze_max_age')::bigint
      ),
      (
        'multixact id', mxid_age(d.datminmxid),
        current_setting('autovacuum_multixact_freeze_max_age')::bigint
      )
  ) as i (kind, age, freeze_at)
  where i.age
    > least(i.freeze_at * centralcloud.setting('monitoring.wraparound_share')::float8, 1600000000);
end;
$$;

comment on function monitoring.wraparound_findings() is
'Databases of the server whose oldest transaction or multixact id is older than autovacuum''s
freezing age times setting monitoring.wraparound_share (check wraparound).';
