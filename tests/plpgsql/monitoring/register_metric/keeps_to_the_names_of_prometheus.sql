begin;
select plan(3);

select monitoring.register_metric('centralcloud_a_seconds', 'gauge', 'A.');
select monitoring.register_metric('centralcloud_a_seconds', 'gauge', 'B.');
select results_eq(
  $$select type, help from monitoring.metric_families where metric = 'centralcloud_a_seconds'$$,
  $$values ('gauge', 'B.')$$, 'the newest words count'
);
select throws_ok(
  $$select monitoring.register_metric('centralcloud_a', 'counter', 'A.')$$, '23514', null,
  'a counter is a total'
);
select throws_ok(
  $$select monitoring.register_metric('a', 'gauge', 'A.')$$, '23514', null, 'all are ours'
);

select * from finish();
rollback;
