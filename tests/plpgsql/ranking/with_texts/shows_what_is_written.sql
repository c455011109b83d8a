begin;
\ir ../../aggregation/telling.sql
select plan(2);

insert into aggregation.patterns (
  fingerprint, name, language, kind, description, example, first_seen_at
)
values
  (pg_temp.p('a'), 'a', '', '', 'what it is', null, '2026-01-01Z'),
  (pg_temp.p('b'), 'b', '', '', null, null, '2026-01-01Z');
select is(
  ranking.with_texts(jsonb_build_array(
    jsonb_build_object('fingerprint', pg_temp.p('b'), 'rank', 1),
    jsonb_build_object('fingerprint', pg_temp.p('a'), 'rank', 2)
  )),
  jsonb_build_array(
    jsonb_build_object('fingerprint', pg_temp.p('b'), 'rank', 1),
    jsonb_build_object('fingerprint', pg_temp.p('a'), 'rank', 2, 'description', 'what it is')
  ),
  'where something is, in the order there was'
);
select is(ranking.with_texts('[]'), '[]'::jsonb, 'an empty list stays one');

select * from finish();
rollback;
