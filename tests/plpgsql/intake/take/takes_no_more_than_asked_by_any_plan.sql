begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select count(intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 'singularity-1',
  'snapshot', jsonb_build_object('stream', 's' || i, 'version', 1), 'patterns', '[]'::jsonb
)))
from generate_series(1, 5) as i;

-- As where the server thinks that the queue is all but empty.
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local enable_hashagg = off;
set local enable_sort = off;
set local enable_material = off;
select is((select count(*) from intake.take('patterns', 2)), 2::bigint, 'two of five');
select is((select count(*) from pgmq.q_patterns), 3::bigint, 'three wait');

select * from finish();
rollback;
