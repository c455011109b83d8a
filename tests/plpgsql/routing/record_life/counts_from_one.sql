begin;
select plan(3);
\ir ../fleet.sql

select is(routing.record_life('first'), 1, 'the first');
select is(routing.record_life('second'), 2, 'the next');
select results_eq(
  'select home, reason, began_at from routing.lives order by life_id',
  $$select routing.home(), r, '2026-01-01 00:00Z'::timestamptz
    from unnest(array['first', 'second']) as r$$,
  'where, why, when'
);

select * from finish();
rollback;
