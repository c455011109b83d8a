begin;
\ir ../telling.sql
select plan(4);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select centralcloud.change_setting('learning.batch_messages', '2');
select pg_temp.gather();
select pg_temp.tell('singularity-' || n, 'knowledge', 1, 'a 100 100', 'text')
from generate_series(1, 3) as n;
select is(
  learning.promote(),
  '{"messages": 2, "snapshots": 2, "buried": 0, "late_parts": 0, "more": true}', 'a batch a call'
);
select is(
  learning.promote() - array['task_id', 'export_id'],
  '{"messages": 1, "snapshots": 1, "buried": 0, "late_parts": 0, "more": false, "artifacts": 1,
    "revoked": 0}',
  'then the export'
);
select is(jsonb_array_length(pg_temp.payload() -> 'artifacts'), 1, 'is asked for');
update scheduling.tasks set state = 'dead', finished_at = centralcloud.clock();
select ok(learning.promote() ? 'task_id', 'and again where its task died');

select * from finish();
rollback;
