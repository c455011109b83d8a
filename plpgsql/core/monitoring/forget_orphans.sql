create or replace function monitoring.forget_orphans()
returns setof text
language sql
volatile
set search_path = ''
as $$
  with gone as (
    delete from monitoring.sources as s
    where not exists (
      select
      from unnest(array[s.status, s.findings, s.samples]) as r (routine)
      where to_regprocedure(r.routine || '()') is not null
    )
    returning s.room
  )
  select 'source ' || g.room from gone as g order by g.room
$$;

comment on function monitoring.forget_orphans() is
'Forgets the sources of which no function is there any more, as after a revert. Returns each as
"source <room>".';
