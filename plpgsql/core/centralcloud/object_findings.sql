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
    case when c.change in ('edited', 'added') then 'warning' else 'error' end,
    case c.change
      when 'missing' then
        case c.kind
          when 'registration' then format('%s is not registered any more', c.object)
          else format('%s %s is not there any more', c.kind, c.object)
        end
      when 'added' then format(
        '%s %s was put there by others: it may change, hold up or refuse what is written',
        c.kind, c.object
      )
      when 'edited' then format('%s %s is not what was installed', c.kind, c.object)
      else format(
        'the rights on %s %s are not those that were installed: %s', c.kind, c.object,
        concat_ws(
          '; ', 'gained ' || nullif(array_to_string(c.gained, ', '), ''),
          'lost ' || nullif(array_to_string(c.lost, ', '), '')
        )
      )
    end,
    coalesce(
      centralcloud.remedy(c.kind, c.object, c.change, c.gained, c.lost),
      'sql/<bundle>/deploy of the package has the statement that made it.'
    )
  from centralcloud.changed_objects() as c;
end;
$$;

comment on function centralcloud.object_findings() is
'Functions, views, tables, sequences, indexes and constraints that somebody dropped or edited since
the last install, grants that somebody gave or took, registrations that somebody deleted, and
triggers and rules that others put on a table.';
