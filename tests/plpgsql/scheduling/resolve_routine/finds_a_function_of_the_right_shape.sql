begin;
\ir ../probe.sql
select plan(7);

create function probe.no_stats(p_a jsonb, p_b jsonb) returns void language sql as $$ $$;
create function probe.many() returns setof jsonb language sql as $$ select '{}'::jsonb $$;
create procedure probe.commits() language sql as $$ $$;
select is(
  scheduling.resolve_routine('probe.works', '', 'jsonb')::oid, 'probe.works'::regproc::oid, 'it is'
);
select is(
  (probe.error_of(format('select scheduling.resolve_routine(%L, %L, %L)', r, a, 'jsonb')))[1],
  'SC505', r || '(' || a || ') is none'
)
from (values
  ('probe.none', ''), ('probe.works', 'text'), ('probe.many', ''), ('probe.commits', ''),
  ('probe.no_stats', 'jsonb, jsonb'), ('none.works', '')
) as v (r, a);

select * from finish();
rollback;
