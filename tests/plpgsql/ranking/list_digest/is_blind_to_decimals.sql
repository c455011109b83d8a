begin;
\ir ../../aggregation/telling.sql
select plan(4);

create function pg_temp.list(p_rank integer, p_name text, p_score float8)
returns jsonb
language sql
return jsonb_build_array(jsonb_build_object(
  'rank', p_rank, 'fingerprint', pg_temp.p('a'),
  'name', p_name, 'language', 'python', 'kind', 'idiom', 'score', p_score
));
select is(
  ranking.list_digest(pg_temp.list(1, 'a', 0.5)), ranking.list_digest(pg_temp.list(1, 'a', 0.6)),
  'a moved score is the same list'
);
select isnt(
  ranking.list_digest(pg_temp.list(1, 'a', 0.5)), ranking.list_digest(pg_temp.list(2, 'a', 0.5)),
  'a moved rank is another'
);
select isnt(
  ranking.list_digest(pg_temp.list(1, 'a', 0.5)), ranking.list_digest(pg_temp.list(1, 'b', 0.5)),
  'a new name is another'
);
select isnt(ranking.list_digest('[]'), null, 'an empty list has one too');

select * from finish();
rollback;
