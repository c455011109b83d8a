begin;
select plan(4);

select centralcloud.change_setting('learning.git_url', null);
select intake.enqueue(
  '{"type": "aggregated_patterns", "ranking_id": 1, "stats": {}, "patterns": []}'
);

select throws_ok('select learning.request_sync()', 'SC601', null, 'the fact is told');
select is_empty('select 1 from learning.syncs', 'nothing was taken');

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select is(
  learning.request_sync() -> 'messages', '1', 'the message is still there once the repository is'
);
select isnt_empty('select 1 from scheduling.tasks where kind = ''pattern_sync''', 'and is written');

select * from finish();
rollback;
