begin;
\ir ../telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add(n) from unnest(array['a', 'b', 'c']) as n;
-- Pattern a is Facade to two, `front` to one; b begins with the digits that spell facade.
select pg_temp.tell('a', 'code', 1, 'a=Facade 10 9');
select pg_temp.tell('b', 'code', 1, 'a=Facade 10 9');
select pg_temp.tell('c', 'code', 1, 'a=front 10 9, c=other 1 1');
select intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 'a', 'snapshot', '{"stream": "more", "version": 1}'::jsonb,
  'patterns', jsonb_build_array(
    jsonb_build_object(
      'fingerprint', 'facade00-0000-0000-0000-000000000000', 'name', 'x',
      'frequency', 1, 'success_rate', 1
    ),
    jsonb_build_object(
      'fingerprint', 'facade01-0000-0000-0000-000000000000',
      'name', '00000000-0000-0000-0000-00000000000a', 'frequency', 1, 'success_rate', 1
    )
  )
));
select aggregation.fold_patterns();

create function pg_temp.found(p_text text)
returns text
language sql
as $$
  select string_agg(left(f.fingerprint::text, 8) || ' ' || f.found_by, ', ' order by f.name desc)
  from aggregation.find_patterns(p_text) as f;
$$;
select is(
  pg_temp.found('00000000-0000-0000-0000-00000000000a'), '00000000 fingerprint',
  'the fingerprint, whoever uses it as a name'
);
select is(pg_temp.found('fAcAdE'), '00000000 name', 'a name, although digits begin so');
select is(pg_temp.found('front'), '00000000 told name', 'what only some call it');
select is(pg_temp.found('FACADE00-00'), 'facade00 beginning', 'a beginning, in any case');
select is(
  pg_temp.found('faca'), 'facade00 beginning, facade01 beginning', 'all that begin so'
);
select is(pg_temp.found('fac'), null, 'three digits are too few');
select aggregation.alias(pg_temp.p('c'), pg_temp.p('a'), 'same');
select is(
  (select f.canonical from aggregation.find_patterns('other') as f), pg_temp.p('a'),
  'and what it counts for'
);

select * from finish();
rollback;
