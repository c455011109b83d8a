begin;
\ir ../../aggregation/telling.sql
select plan(2);

create function pg_temp.list(p_names text)
returns bigint
language sql
as $$
  select ranking.store(
    null,
    null,
    jsonb_agg(jsonb_build_object(
      'rank', w.place, 'raw_rank', w.place,
      'fingerprint', pg_temp.p(left(w.name, 1)), 'name', w.name,
      'language', 'python', 'kind', 'idiom',
      'frequency', 1, 'success_rate', 1, 'confidence', 1, 'score', 1 - w.place / 10.0,
      'success_lower', 1, 'prevalence_lower', 1, 'e', 1, 'x', 1, 'b', 1,
      'occurrences', 1, 'instances', 2, 'owners', 2
    )),
    '{}'
  )
  from string_to_table(p_names, ' ') with ordinality as w (name, place);
$$;
create temporary table lists as
select pg_temp.list('a b c d f') as old_id, pg_temp.list('b a e dd f') as new_id;

select results_eq(
  'select d.change, d.name, d.old_rank, d.new_rank
   from lists as l cross join ranking.difference(l.old_id, l.new_id) as d',
  $$ values
    ('rose', 'b', 2, 1), ('fell', 'a', 1, 2), ('entered', 'e', null, 3), ('left', 'c', 3, null),
    ('renamed', 'dd', 4, 4)
  $$,
  'in order of the new list; what stayed is not shown'
);
select throws_ok(
  'select * from ranking.difference(-1, -2)', 'SC203', null, 'an unknown ranking'
);

select * from finish();
rollback;
