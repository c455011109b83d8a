begin;
\ir ../artifacts.sql
select plan(1);

select pg_temp.put('prompt', id, '1.0.0') from unnest('{a,b,c}'::text[]) as id;
select knowledge.record_usage('prompt', id, '1.0.0', true) from unnest('{a,b,c}'::text[]) as id;
set local track_functions = 'all';
select count(*) from knowledge.used_artifacts();
select is(
  (select f.calls from pg_stat_xact_user_functions as f where f.funcname = 'told_content'),
  3::bigint, 'one call an artifact'
);

select * from finish();
rollback;
