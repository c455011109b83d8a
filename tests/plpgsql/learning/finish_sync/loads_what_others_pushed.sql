begin;
select plan(6);

create function pg_temp.told() returns bigint language sql as
'select count(*) from routing.log where topic = ''patterns_updated''';
create function pg_temp.look(
  p_commit text, p_id text, p_git_url text default '/srv/t.git'
) returns void language sql as $$
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', p_id, '1.0.0', 'one.json', '{}');
  select learning.finish_sync(
    jsonb_build_object('git_url', p_git_url, 'ranking_id', null),
    jsonb_build_object('commit', p_commit, 'artifacts', 1)
  );
$$;
create function pg_temp.held() returns text language sql as
'select string_agg(a.id, '' '' order by a.id) from learning.artifacts as a';

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.look(repeat('a', 40), 'one');
select is(pg_temp.held(), 'one', 'a first commit is loaded');
select is(pg_temp.told(), 1::bigint, 'and told to the fleet');
select is_empty('select 1 from learning.syncs', 'no ranking is said to be in it');

select learning.finish_sync(
  jsonb_build_object('git_url', '/srv/t.git', 'ranking_id', null),
  jsonb_build_object('commit', repeat('a', 40))
);
select is(pg_temp.held() || pg_temp.told(), 'one1', 'nothing new changes nothing');

select pg_temp.look(repeat('b', 40), 'other', '/srv/other.git');
select is(pg_temp.held(), 'one', 'nor does another repository than is set by now');
select pg_temp.look(repeat('b', 40), 'two');
select is(pg_temp.held() || pg_temp.told(), 'two2', 'the next commit is loaded and told');

select * from finish();
rollback;
