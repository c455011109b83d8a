begin;
select plan(6);

create function pg_temp.tell(p_status text, p_at text, p_fate text default null)
returns void language sql as $$
  select knowledge.take_learning(jsonb_build_object(
    'type', 'aggregated_learning', 'status', p_status, 'timestamp', p_at,
    'branch', 'feature/learned-x', 'export_pr_url', 'https://forge/1',
    'artifacts', jsonb_build_array(jsonb_build_object(
      'type', 'prompt', 'id', 'a', 'version', '1.0.0', 'action', 'promote', 'fate', p_fate
    ))
  ))
$$;
select pg_temp.tell('opened', '2026-01-01T12:00:00Z');
select results_eq(
  'select id, version, action, fate, pull_request_url, branch from knowledge.learned',
  $$values ('a', '1.0.0', 'promote', 'opened', 'https://forge/1', 'feature/learned-x')$$, 'offered'
);
select is_empty('select 1 from scheduling.tasks', 'nothing to fetch');
select pg_temp.tell('merged', '2026-01-03T12:00:00Z', 'edited');
select is((select fate from knowledge.learned), 'edited', 'its own fate goes before the status');
select is((select kind from scheduling.tasks), 'templates_sync', 'what was merged is fetched');
select pg_temp.tell('updated', '2026-01-02T12:00:00Z');
select is((select fate from knowledge.learned), 'edited', 'what is older changes nothing');
select throws_ok(
  $$select knowledge.take_learning('{"status": "merged"}')$$, 'SC604', null, 'incomplete'
);

select * from finish();
rollback;
