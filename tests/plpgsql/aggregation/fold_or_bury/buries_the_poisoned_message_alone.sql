begin;
\ir ../telling.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
-- What the door can't know: the third message says of b more than can be counted, in two elements.
select pg_temp.tell('singularity-1', 's1', 1, 'a 10 9');
select pg_temp.tell('singularity-1', 's2', 1, 'a 10 9');
select pg_temp.tell('singularity-1', 's3', 1, 'b 600000000 1, b 600000000 1');
select pg_temp.tell('singularity-1', 's4', 1, 'a 10 9');
select pg_temp.tell('singularity-1', 's5', 1, 'a 10 9');

create temporary table stats as select aggregation.fold_patterns() as stats;

select is((select stats ->> 'buried' from stats), '1', 'one message of five is buried');
select is((select stats ->> 'messages' from stats), '5', 'and counted');
select results_eq(
  'select stream from aggregation.streams order by stream',
  $$ values ('s1' collate "C"), ('s2'), ('s4'), ('s5') $$,
  'the others are folded'
);
select results_eq(
  'select sqlstate, error from intake.dead_letters',
  $$ values (
    '23514',
    'new row for relation "observations" violates check constraint "occurrences_in_range"'
  ) $$,
  'the dead letter says what it ran into'
);

select * from finish();
rollback;
