create or replace function centralcloud.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.* from centralcloud.object_findings() as f
  union all
  select f.* from centralcloud.role_findings() as f
  union all
  select
    'open_door', format('%s %s', d.kind, d.object), 'error',
    format('PUBLIC, which every login is, may %s %s %s', d.privilege, d.kind, d.object),
    d.close_with
  from centralcloud.open_doors() as d
  union all
  select
    'bundle_version', b.bundle, 'error',
    format('bundle %s is of version %s, and core of %s', b.bundle, b.version, c.version),
    '`centralcloud upgrade` brings both to that of the package.'
  from centralcloud.bundles as b
  join centralcloud.bundles as c on c.bundle = 'core' and c.version <> b.version
  union all
  select
    'component_version', c.component, 'warning',
    format(
      '%s was recorded as version %s, and is %s', c.component, c.version,
      coalesce(e.extversion, 'no extension any more')
    ),
    '`centralcloud upgrade` closes what an upgrade of it opened, and records it.'
  from centralcloud.components as c
  left join pg_catalog.pg_extension as e on e.extname = c.component
  where c.mode = 'extension' and e.extversion is distinct from c.version
  union all
  select
    'clock_set', 'clock', 'warning',
    format(
      'centralcloud.clock() was set for a test: %s',
      concat_ws(
        ', ', 'it stands still at ' || centralcloud.moment(o.frozen_at),
        'shifted by ' || nullif(o.shift, interval '0')
      )
    ),
    'select centralcloud.release_clock()'
  from centralcloud.clock_override as o
  where o.frozen_at is not null or o.shift <> interval '0';
end;
$$;

comment on function centralcloud.findings() is
'What is wrong with the pack itself: what somebody changed by hand, roles that can do too little or
too much, what is open to PUBLIC, versions that don''t go together, a clock that a test set.';
