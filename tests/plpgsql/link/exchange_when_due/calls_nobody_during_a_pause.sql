begin;
select plan(3);
\ir ../joined.sql

select link.join('postgres', '/nowhere', 5432, 'hub', 'secret');
update link.hub set next_exchange_at = '2026-01-01 00:05Z', pause = '8 minutes';
select is(
  link.exchange_when_due(),
  jsonb_build_object(
    'idle', interval '8 minutes', 'next_at', timestamptz '2026-01-01 00:05Z'
  ),
  'and says so'
);
select scheduling.start_run('exchange', 'hand');
select throws_ok('select link.exchange_when_due()', 'SC304', null, 'by hand it does');
select link.leave();
select is(link.exchange_when_due(), '{"hub": "not joined"}'::jsonb, 'there is nobody to call');

select * from finish();
rollback;
