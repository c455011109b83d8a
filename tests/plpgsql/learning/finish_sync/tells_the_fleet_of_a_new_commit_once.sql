begin;
select plan(6);

create function pg_temp.told() returns bigint language sql as
'select count(*) from routing.log where topic = ''patterns_updated''';
create function pg_temp.finish(p_ranking_id bigint, p_commit text) returns void language sql as $$
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', 'one', '1.0.0', 'one.json', '{}');
  select learning.finish_sync(
    jsonb_build_object('git_url', '/srv/t.git', 'ranking_id', p_ranking_id),
    jsonb_build_object('commit', p_commit, 'artifacts', 1)
  );
$$;

select pg_temp.finish(1, repeat('a', 40));
select is(pg_temp.told(), 1::bigint, 'a new commit is told');
select is((select count(*) from learning.artifacts), 1::bigint, 'its artifacts are loaded');
select is(learning.current_commit(), repeat('a', 40), 'it is the current one');

select pg_temp.finish(1, repeat('a', 40));
select is(pg_temp.told(), 1::bigint, 'the same once more is not');
select pg_temp.finish(2, repeat('a', 40));
select is(pg_temp.told(), 1::bigint, 'nor is a ranking with the same bytes');
select pg_temp.finish(3, repeat('b', 40));
select is(pg_temp.told(), 2::bigint, 'the next commit is');

select * from finish();
rollback;
