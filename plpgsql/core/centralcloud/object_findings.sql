create or replace function centralcloud.object_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    case c.change when 'grants' then 'changed_grants' else c.change || '_' || c.kind end, c.object,
    case when c.change = 'edited' then 'warning' else 'error' end,
    case c.change
      when 'missing' then format('%s %s is not there any more', c.kind, c.object)
      when 'edited' then format('%s %s is not what was installed', c.kind, c.object)
      else format(
        'the rights on %s %s are not those that were installed: %s', c.kind, c.object,
        concat_ws(
          '; ', 'gained ' || nullif(array_to_string(c.gained, ', '), ''),
          'lost ' || nullif(array_to_string(c.lost, ', '), '')
        )
      )
    end,
    case
      when c.kind in ('routine', 'view') and c.change <> 'grants' or c.lost <> '{}'
        then '`centralcloud upgrade` makes it what the package says.'
      when c.change = 'grants' then format(
        'revoke %s on %s %s from %s', split_part(c.gained[1], ' to ', 1),
        case when c.kind in ('routine', 'schema') then c.kind else 'table' end, c.object,
        split_part(c.gained[1], ' to ', 2)
      )
      else 'sql/<bundle>/deploy has the statement that made it.'
    end
  from centralcloud.changed_objects() as c;
end;
$$;

comment on function centralcloud.object_findings() is
'Functions, views, tables, indexes, constraints and triggers that somebody dropped or edited since
the last install, and grants that somebody gave or took.';
