begin;
\ir ../../aggregation/telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'one', 1, 'a 10 9');
select pg_temp.tell('b', 'one', 1, 'a 10 9, b 1 1');
select pg_temp.tell('b', 'two', 1, 'a 10 9');
select aggregation.fold_patterns();

select centralcloud.shift_clock('42 days');
select results_eq(
  $$
    select
      instance, vote, days, fading, trials, successes, occurrences,
      round(e::numeric, 6), round(x::numeric, 6), b
    from ranking.voters(pg_temp.p('a'))
  $$,
  $$ values
    (
      'b', 1::float8, 42, 0.5::float8, 20::bigint, 18::bigint, 20::bigint,
      6.896552, 6.206897, 0.5::float8
    ),
    ('a', 1, 42, 0.5, 10, 9, 10, 4.166667, 3.75, 0.5)
  $$,
  'streams of an instance added up, most evidence first'
);
select is(
  (select round(sum(v.e)::numeric, 6) from ranking.voters(pg_temp.p('a')) as v),
  (select round(s.e::numeric, 6) from ranking.scores as s where s.fingerprint = pg_temp.p('a')),
  'together they are E'
);
select throws_ok(
  $$ select * from ranking.voters(pg_temp.p('d')) $$, 'SC202', null, 'nobody told of this one'
);

select * from finish();
rollback;
