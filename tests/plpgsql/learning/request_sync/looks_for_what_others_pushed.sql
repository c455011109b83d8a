begin;
select plan(4);

create function pg_temp.payload() returns jsonb language sql as
'select t.payload from scheduling.tasks as t where t.kind = ''pattern_sync''';

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select is(
  learning.request_sync() - 'task_id', '{"messages": 0}', 'there is no ranking yet'
);
select is(
  pg_temp.payload() - 'forge',
  '{"git_url": "/srv/t.git", "ranking_id": null, "patterns": null, "commit": null}',
  'the repository is looked at all the same'
);

select learning.load_commit(
  p_git_url => '/srv/t.git', p_commit => repeat('a', 40), p_artifacts => 0, p_ranking_id => null
);
select learning.request_sync();
select is(pg_temp.payload() ->> 'commit', repeat('a', 40), 'the worker knows what is held');

select centralcloud.change_setting('learning.git_url', 'https://me:secret@git.example/t.git');
select throws_ok('select learning.request_sync()', 'SC602', null, 'an address is still checked');

select * from finish();
rollback;
