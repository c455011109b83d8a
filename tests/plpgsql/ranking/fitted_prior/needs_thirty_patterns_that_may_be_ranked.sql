begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
create function pg_temp.tell_of(p_source text, p_from integer, p_to integer, p_rate integer)
returns void
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns', 'source', p_source,
    'snapshot', jsonb_build_object('stream', p_from::text, 'version', 1),
    'patterns', jsonb_agg(jsonb_build_object(
      'name', 'pattern ' || i, 'trials', 10, 'occurrences', 10,
      'successes', coalesce(p_rate, i % 11)
    ))
  ))
  from generate_series(p_from, p_to) as i;
  select aggregation.fold_patterns();
$$;

select pg_temp.tell_of('a', 1, 29, null);
select pg_temp.tell_of('b', 1, 29, null);
select is_empty('select * from ranking.fitted_prior()', '29 are too few');

select pg_temp.tell_of('a', 30, 30, 5);
select pg_temp.tell_of('b', 30, 30, 5);
create temporary table fitted as select * from ranking.fitted_prior();
select is((select patterns from fitted), 30, '30 are enough');
select ok((select mu between 0.3 and 0.7 and kappa between 1 and 10 from fitted), 'spread widely');

select pg_temp.tell_of('a', 1001, 2000, 10);
select results_eq(
  'select * from ranking.fitted_prior()',
  'select * from fitted',
  'what one owner says of patterns that nobody else sees moves nothing'
);

select * from finish();
rollback;
