begin;
select plan(6);
\ir ../telling.sql

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');
select fleet.set_quota('singularity-1', 'max_streams', 2);
select pg_temp.tell('singularity-1', 's' || i, 1, 'a 10 9') from generate_series(1, 4) as i;
select pg_temp.tell('singularity-2', 's' || i, 1, 'a 10 9') from generate_series(1, 3) as i;
select is(
  (aggregation.fold_patterns() ->> 'buried')::integer, 2, 'those beyond what it may are buried'
);
select results_eq(
  'select source, sqlstate from intake.dead_letters',
  $$values ('singularity-1', 'SC207'), ('singularity-1', 'SC207')$$,
  'of that instance'
);
select pg_temp.tell('singularity-1', 's1', 2, 'b 10 9');
select is((aggregation.fold_patterns() ->> 'buried')::integer, 0, 'what it told before goes on');

select fleet.set_quota('singularity-1', 'max_streams', 4);
select isnt_empty(
  'select intake.redrive(d.dead_letter_id) from intake.dead_letters as d', 'redriven with more'
);
select is((aggregation.fold_patterns() ->> 'buried')::integer, 0, 'they are folded');
select is((select count(*) from aggregation.snapshots), 7::bigint, 'and nothing is missing');

select * from finish();
rollback;
