begin;
\ir ../../aggregation/telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
select ranking.refresh();
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'same');

create temporary table told as
select e.one from (select ranking.explanation(pg_temp.p('b'))::jsonb as one) as e;
select is(
  (select one ->> 'fingerprint' from told)::uuid, pg_temp.p('a'), 'what the alias counts for'
);
select is(
  (select one ->> 'summary' from told),
  (select e.meaning from ranking.explain(pg_temp.p('a')) as e where e.term = 'summary'),
  'the sentence'
);
select is(
  (select jsonb_agg(e -> 'term') from told, jsonb_array_elements(one -> 'terms') as e),
  (
    select jsonb_agg(e.term) from ranking.explain(pg_temp.p('a')) as e
    where e.term not in ('summary', 'voter')
  ),
  'the terms, in order'
);
select is(
  (select jsonb_agg(e - 'e') from told, jsonb_array_elements(one -> 'voters') as e),
  (select jsonb_agg(to_jsonb(v) - 'e') from ranking.voters(pg_temp.p('a')) as v),
  'the voters, in order'
);
select is(
  (select jsonb_agg(e -> 'told_as') from told, jsonb_array_elements(one -> 'told') as e),
  (select jsonb_agg(p.told_as) from aggregation.provenance(pg_temp.p('a')) as p),
  'what each stream told'
);
select is((select one #>> '{aliases,0,name}' from told), 'b', 'the aliases');
select throws_ok(
  $$ select ranking.explanation(pg_temp.p('d')) $$, 'SC202', null, 'nobody told of this one'
);

select * from finish();
rollback;
