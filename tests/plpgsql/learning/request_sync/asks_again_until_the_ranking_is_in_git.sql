begin;
select plan(3);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select intake.enqueue(
  '{"type": "aggregated_patterns", "ranking_id": 4, "stats": {}, "patterns": []}'
);
select learning.request_sync();

select is(
  learning.request_sync() - 'task_id', '{"messages": 0, "ranking_id": 4}',
  'a task that may have died is asked for again'
);

select learning.record_sync(p_ranking_id => 4, p_commit => repeat('a', 40), p_changed => 1);
select is(learning.request_sync() - 'task_id', '{"messages": 0}', 'until it is done');

select intake.enqueue(
  '{"type": "aggregated_patterns", "ranking_id": 3, "stats": {}, "patterns": []}'
);
select is(
  learning.request_sync() - 'task_id', '{"messages": 1}',
  'an older one that is replayed overwrites nothing'
);

select * from finish();
rollback;
