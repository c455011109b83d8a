begin;
select plan(7);
\ir ../joined.sql

select results_eq(
  'select said from link.report()',
  $$values ('joined to its hub as postgres; no exchange yet')$$, 'nothing is the matter'
);
update link.hub
set skew = '-1 day', restored_at = centralcloud.clock(), last_exchange_at = centralcloud.clock();
select link.hold_outbox('SC106', 'singularity-1 is paused', 'Ask who paused it.');
select link.enqueue('{"type": "x"}');
select link.apply(pg_temp.delivery('failing', 1));
insert into scheduling.runs
  (job, attempt, trigger, state, pid, started_at, finished_at, sqlstate, error, hint)
select 'exchange', 1, 'hand', 'failed', 1, c.now, c.now, 'SC305', 'the hub refused', 'Join again.'
from (select centralcloud.clock() as now) as c;
select results_eq(
  'select said from link.report()',
  $$values
    ('joined to its hub as postgres; last exchange 2026-01-01 00:00:00 UTC'),
    ('the exchange fails since 2026-01-01 00:00:00 UTC: the hub refused [SC305]'),
    ('the hub takes no messages since 2026-01-01 00:00:00 UTC: singularity-1 is paused [SC106]'),
    ('this server''s clock is 1 day ahead of the hub''s'),
    ('the hub was restored from a backup, as noticed 2026-01-01 00:00:00 UTC'),
    ('messages from the hub that could not be applied: 1'),
    ('messages that wait to be sent: 1, the oldest since 2026-01-01 00:00:00 UTC')$$,
  'everything'
);
select is((select hint from link.report() where said ~ 'SC305'), 'Join again.', 'with its hint');
select is((select hint from link.report() where said ~ 'SC106'), 'Ask who paused it.', 'each');
update link.hub set skew = '3 seconds';
select is((select count(*) from link.report() where said ~ 'clock'), 0::bigint, 'a little is fine');
select centralcloud.freeze_clock('2026-01-09 00:00Z');
select is((select count(*) from link.report() where said ~ 'restored'), 0::bigint, 'nor old ones');
select link.leave();
select is((select said from link.report() limit 1), 'joined to no hub', 'without one');

select * from finish();
rollback;
