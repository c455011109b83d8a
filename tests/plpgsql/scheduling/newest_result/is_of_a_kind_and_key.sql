begin;
select plan(3);
\ir ../probe.sql

insert into scheduling.tasks (kind, key, payload, state, due_at, requested_at, finished_at, result)
select 'probe', key, '{}', state, at_, at_, at_, result::jsonb
from (
  values
    ('a', 'done', timestamptz '2026-01-01 10:00Z', '1'),
    ('a', 'done', '2026-01-01 11:00Z', '2'),
    ('a', 'dead', '2026-01-01 11:30Z', '3'),
    ('b', 'done', '2026-01-01 11:40Z', '4'),
    ('c', 'done', '2025-12-30 11:59Z', '5')
) as v (key, state, at_, result);
select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is(scheduling.newest_result('probe', 'a'), '2', 'the newest that was done');
select is(scheduling.newest_result('other', 'a'), null, 'of its kind');
select is(scheduling.newest_result('probe', 'c'), null, 'not long ago');

select * from finish();
rollback;
