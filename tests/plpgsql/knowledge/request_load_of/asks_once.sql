begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('mine', '/srv/mine');
select knowledge.register_folder('checkout', '/srv/checkout', 'templates_data');
select knowledge.request_load_of('checkout');
create temp table first as select knowledge.request_load_of('mine') as task_id;
select centralcloud.freeze_clock('2026-01-01 13:00Z');
select is(knowledge.request_load_of('mine'), (select task_id from first), 'asked twice is once');
select is(
  (select requested_at from knowledge.folders where name = 'mine'), '2026-01-01 12:00Z',
  'it waits since the first time'
);
select results_eq(
  'select kind, key, payload from scheduling.tasks order by key',
  $$values
    ('templates_data_load', 'checkout', '{"folder": "checkout"}'::jsonb),
    ('knowledge_migrate', 'mine', '{"folder": "mine"}')$$, 'by kind'
);
select throws_ok($$select knowledge.request_load_of('other')$$, 'SC620', null, 'unknown');

select * from finish();
rollback;
