begin;
\ir ../probe.sql
select plan(2);

select scheduling.beat('tick');
select centralcloud.freeze_clock('2026-01-01 12:06Z');
select scheduling.beat('catch_up');
select results_eq(
  'select beat_at, trigger from scheduling.heart',
  $$values (timestamptz '2026-01-01 12:06Z', 'catch_up')$$, 'the newest'
);
select throws_ok($$select scheduling.beat('hand')$$, '23514', null, 'what no clock does');

select * from finish();
rollback;
