create or replace function learning.next_branch()
returns text
language sql
stable
set search_path = ''
as $$
  select n.name || case when count(e.export_id) = 0 then '' else '-' || count(*) + 1 end
  from (
    select 'feature/learned-' || (centralcloud.clock() at time zone 'UTC')::date as name
  ) as n
  left join learning.exports as e on e.branch = n.name or e.branch ^@ (n.name || '-')
  group by n.name;
$$;

comment on function learning.next_branch() is
'The branch of an export that is first asked for now: feature/learned-<day, UTC>, -2 and so on where
that day had others.';
