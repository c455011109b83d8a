begin;
\ir ../telling.sql
select plan(2);

select fleet.add('singularity-1', 'one');
select fleet.add('singularity-2', 'one');
select fleet.add('singularity-3', 'three');
select pg_temp.tell('singularity-1', 'x', 1, 'a 10 9 0.5, b 5 5');
select pg_temp.tell('singularity-1', 'y', 1, 'a 20 20');
select pg_temp.tell('singularity-2', 'x', 1, 'a 30 30 0.9');
select pg_temp.tell('singularity-3', 'x', 1, 'a 0 0 0.1');
select learning.fold_usage();

select results_eq(
  'select id, uses, successes, instances, owners, quality from learning.totals order by id',
  $$values ('a' collate "C", 60::bigint, 59::bigint, 2, 1, 0.8::float8), ('b', 5, 5, 1, 1, null)$$,
  'quality is weighted by uses; who never used it does not count'
);
select is(
  (select lower_bound from learning.totals where id = 'a'),
  ranking.lower_bound(59.5::float8, 1.5::float8), 'with half a success and half a failure more'
);

select * from finish();
rollback;
