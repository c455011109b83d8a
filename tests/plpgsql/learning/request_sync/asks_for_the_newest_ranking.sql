begin;
select plan(6);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select intake.enqueue(jsonb_build_object(
  'type', 'aggregated_patterns', 'ranking_id', id, 'stats', '{}'::jsonb,
  'patterns', jsonb_build_array(jsonb_build_object(
    'rank', 1, 'fingerprint', '00000000-0000-0000-0000-00000000000' || id, 'name', 'n' || id,
    'language', 'python', 'kind', 'idiom', 'frequency', 0.5, 'success_rate', 0.5,
    'confidence', 0.5, 'score', 0.5, 'occurrences', 3, 'instances', 1, 'owners', 1
  ))
))
from unnest(array[7, 9, 8]) with ordinality as r (id, place)
order by place;

select is(
  learning.request_sync() - 'task_id', '{"messages": 3, "ranking_id": 9}', 'three came, one counts'
);
select is(
  (select t.payload -> 'ranking_id' from scheduling.tasks as t where t.kind = 'pattern_sync'), '9',
  'the task has the newest'
);
select is(
  (
    select t.payload #>> '{patterns,0,name}' from scheduling.tasks as t
    where t.kind = 'pattern_sync'
  ),
  'n9', 'with its list'
);
select is(
  (select t.payload ->> 'git_url' from scheduling.tasks as t where t.kind = 'pattern_sync'),
  '/srv/t.git', 'and where to write it'
);
select is(
  (select t.payload #>> '{forge,kind}' from scheduling.tasks as t where t.kind = 'pattern_sync'),
  'git', 'and on which forge'
);
select is(
  (select t.key from scheduling.tasks as t where t.kind = 'pattern_sync'), 'templates_data',
  'under the key that keeps two from running at once'
);

select * from finish();
rollback;
