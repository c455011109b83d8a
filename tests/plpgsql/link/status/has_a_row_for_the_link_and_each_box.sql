begin;
select plan(3);
\ir ../joined.sql

update link.hub set last_exchange_at = centralcloud.clock();
select link.enqueue('{"type": "x"}');
select results_eq(
  'select kind, name, state, last_success_at, depth from link.status() order by kind',
  $$values ('inbox', 'hub', 'ok', null::timestamptz, 0::bigint),
    ('link', 'postgres', 'ok', '2026-01-01 00:00Z', null), ('outbox', 'hub', 'ok', null, 1)$$,
  'all is well'
);
select link.hold_outbox('SC106', 'singularity-1 is paused', 'Ask who paused it.');
select link.apply(pg_temp.delivery('failing', 1));
select centralcloud.freeze_clock('2026-01-01 02:00Z');
select results_eq(
  'select kind, state from link.status() order by kind',
  $$values ('inbox', 'failing'), ('link', 'paused'), ('outbox', 'late')$$, 'nothing is'
);
select link.leave();
select is((select state from link.status() where kind = 'link'), 'paused', 'without a hub');

select * from finish();
rollback;
