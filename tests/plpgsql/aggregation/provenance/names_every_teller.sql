begin;
\ir ../telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');
select pg_temp.tell('singularity-1', 'code', 5, 'a 3 2');
select pg_temp.tell('singularity-2', 'code', 6, 'a=alpha 4 4');
select pg_temp.tell('singularity-2', 'other', 7, 'b 1 1');
select aggregation.fold_patterns();

select results_eq(
  $$
    select instance, owner, stream, version, told_as, name, trials, successes
    from aggregation.provenance(pg_temp.p('a'))
  $$,
  $$ values
    (
      'singularity-1', 'singularity-1', 'code', 5::bigint, pg_temp.p('a'), 'a', 3::bigint, 2::bigint
    ),
    ('singularity-2', 'singularity-2', 'code', 6, pg_temp.p('a'), 'alpha', 4, 4)
  $$,
  'instance, snapshot, name and counts'
);
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'the same idea');
select is(
  (select count(*) from aggregation.provenance(pg_temp.p('a')) where told_as = pg_temp.p('b')),
  1::bigint,
  'aliases are counted in'
);
select throws_ok(
  $$ select * from aggregation.provenance(pg_temp.p('c')) $$,
  'SC202', null, 'nobody told of this one'
);

select * from finish();
rollback;
