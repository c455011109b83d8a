create or replace function learning.shortlist(p_limit integer default 20)
returns table (
  action text, type text, id text, version text, uses bigint, successes bigint, instances integer,
  owners integer, quality float8, lower_bound float8, reason text
)
language sql
stable
set search_path = ''
set work_mem = '64MB'
set jit = off
as $$
  select
    w.action, w.type, w.id, w.version, (w.figures ->> 'usage_count')::bigint,
    (w.figures ->> 'success_count')::bigint, (w.figures ->> 'instances')::integer,
    (w.figures ->> 'owners')::integer, (w.figures ->> 'quality_score')::float8,
    (w.figures ->> 'lower_bound')::float8, w.reason
  from learning.wanted() as w
  union all
  (
    select
      'leave', c.type, c.id, c.version, c.uses, c.successes, c.instances, c.owners, c.quality,
      c.lower_bound, c.reason
    from learning.candidates as c
    where c.verdict in ('outdone', 'lacks', 'refused')
    order by
      c.verdict = 'refused', c.failures, c.lower_bound desc, c.uses desc, c.type, c.id, c.version
    limit p_limit
  );
$$;

comment on function learning.shortlist(integer) is
'What an export would hold now (action promote), what it would take out (revoke), and of the rest
the p_limit that are closest to it (leave; null: all), with what speaks against them.';
