create or replace function ranking.list_stats()
returns jsonb
language sql
stable
begin atomic
  select jsonb_build_object(
    'patterns',      (select count(*) from aggregation.names),
    'instances',     l.instances,
    'owners',        l.owners,
    'votes',         l.a,
    'model_version', m.model_version
  )
  from ranking.electorate as l
  cross join ranking.model as m;
end;

comment on function ranking.list_stats() is
'What a list is chosen from: patterns ever told, active instances, their owners, the votes there are
(A), and the parameters that hold.';
