begin;
\ir ../artifacts.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.put('prompt', 'a', '1.0.0');
select knowledge.record_usage('prompt', 'a', '1.0.0', true, 0.5);
select knowledge.record_usage('prompt', 'a', '1.0.0', false);

select is(knowledge.report_usage(), '{"folded": 2, "messages": 0}', 'nobody to tell');
select link.join('me', '/tmp', 5432, 'hub', 'secret');
select is(knowledge.report_usage(), '{"folded": 0, "messages": 1}', 'all of it');
select is(knowledge.report_usage(), '{"folded": 0, "messages": 0}', 'nothing changed');
select is((select untold from knowledge.reports), '{}', 'with its content');
select pg_temp.put('prompt', 'c', '1.0.0', '{"extends": "prompt:gone"}');
select knowledge.record_usage('prompt', 'c', '1.0.0', true);
select is(knowledge.report_usage(), '{"folded": 1, "messages": 1}', 'something did');
select is((select untold from knowledge.reports), '{prompt:c@1.0.0}', 'one without');
select results_eq(
  $$select message #> '{snapshot,version}', jsonb_array_length(message -> 'artifacts')
    from link.outbox order by outbox_id$$,
  $$select to_jsonb(
      (extract(epoch from '2026-01-01 12:00Z'::timestamptz) * 1000000)::bigint + n
    ), n + 1
    from generate_series(0, 1) as n$$, 'whole each time, the version rises'
);

select * from finish();
rollback;
