begin;
select plan(3);

select code.register('shop', '/srv/shop');
select code.request_ingest_of('shop') as task_id \gset

select is(code.request_ingest_of('shop'), :task_id::bigint, 'asked twice is one task');
select results_eq(
  'select kind, key, payload from scheduling.tasks',
  $$values ('code_ingest', 'shop', jsonb '{"code_base": "shop"}')$$,
  'the worker is told the name'
);
select throws_ok(
  $$select code.request_ingest_of('none')$$, 'SC701', 'there is no code base none', 'an unknown one'
);

select * from finish();
rollback;
