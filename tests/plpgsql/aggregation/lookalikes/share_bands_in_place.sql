begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
-- d and f have all of a's bands, each at another place.
select pg_temp.look('singularity-1', 'code', 1,
  'a 1-16, b 1-8 30-37, c 1-4 50-61, d 2-16 1-1, e 1-4, f 2-16 1-1');
select aggregation.fold_patterns();

select results_eq(
  'select * from aggregation.lookalikes(0.5) order by one, other',
  $$ values
    (pg_temp.p('a'), pg_temp.p('b'), 8, 16),
    (pg_temp.p('d'), pg_temp.p('f'), 16, 16)
  $$,
  'half of them at the same places are enough where half is asked for'
);
select results_eq(
  'select * from aggregation.lookalikes(0.25) order by one, other',
  $$ values
    (pg_temp.p('a'), pg_temp.p('b'), 8, 16),
    (pg_temp.p('a'), pg_temp.p('c'), 4, 16),
    (pg_temp.p('a'), pg_temp.p('e'), 4, 16),
    (pg_temp.p('b'), pg_temp.p('c'), 4, 16),
    (pg_temp.p('b'), pg_temp.p('e'), 4, 16),
    (pg_temp.p('c'), pg_temp.p('e'), 4, 16),
    (pg_temp.p('d'), pg_temp.p('f'), 16, 16)
  $$,
  'of different numbers of bands the greater counts'
);
select pg_temp.look('singularity-1', 'code', 2, 'e 1-3, f 1-3');
select aggregation.fold_patterns();
select is_empty('select * from aggregation.lookalikes(0.5)', 'few bands prove nothing');

select pg_temp.look('singularity-1', 'code', 3, 'a 1-16, b 1-16, c 1-16, d 1-16');
select aggregation.fold_patterns();
update aggregation.patterns set kind = 'smell'
where fingerprint in (pg_temp.p('b'), pg_temp.p('d'));
select bag_eq(
  'select one, other from aggregation.lookalikes(0.5)',
  $$ values (pg_temp.p('a'), pg_temp.p('c')), (pg_temp.p('b'), pg_temp.p('d')) $$,
  'an idiom is not the smell that looks like it'
);
select aggregation.alias(pg_temp.p('a'), pg_temp.p('c'), 'same');
select aggregation.alias(pg_temp.p('b'), pg_temp.p('c'), 'same');
select is_empty('select * from aggregation.lookalikes(0.5)', 'aliases are decided');

select pg_temp.tell('singularity-1', 'code', 4, '');
select intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 'singularity-1',
  'snapshot', jsonb_build_object('stream', 'crowd', 'version', 1),
  'patterns', (
    select jsonb_agg(jsonb_build_object(
      'name', 'crowd ' || i, 'trials', 1, 'successes', 1, 'bands', pg_temp.bands('1-16')
    ))
    from generate_series(1, 26) as i
  )
));
select aggregation.fold_patterns();
select is_empty(
  'select * from aggregation.lookalikes(0.5)',
  'what 26 patterns have in common tells none from the others'
);

select * from finish();
rollback;
