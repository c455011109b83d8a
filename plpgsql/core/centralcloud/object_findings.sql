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
      when c.change = 'grants' then (
        select string_agg(
          format(
            '%s %s on %s %s %s %s', r.verb, split_part(r.right_, ' to ', 1),
            case when c.kind = 'view' then 'table' else c.kind end, c.object, r.preposition,
            split_part(r.right_, ' to ', 2)
          ),
          '; '
        )
        from (
          select 'revoke', 'from', g.right_ from unnest(c.gained) as g (right_)
          union all
          select 'grant', 'to', l.right_ from unnest(c.lost) as l (right_)
        ) as r (verb, preposition, right_)
      )
      when c.kind in ('routine', 'view')
        then '`centralcloud upgrade` makes it what the package says.'
      else 'sql/<bundle>/deploy has the statement that made it.'
    end
  from centralcloud.changed_objects() as c;
end;
$$;

comment on function centralcloud.object_findings() is
'Functions, views, tables, sequences, indexes, constraints and triggers that somebody dropped or
edited since the last install, and grants that somebody gave or took.';
