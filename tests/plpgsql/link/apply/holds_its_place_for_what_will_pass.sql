begin;
select plan(9);
\ir ../joined.sql

create function handlers.conflict(p_message jsonb)
returns void
language plpgsql
as $$ begin raise serialization_failure; end $$;
select link.register_handler('conflicting', 'handlers.conflict', 'for tests');
create function pg_temp.inbox()
returns table (
  kind text, state text, owed text, attempt integer, sqlstate text, stalled_since timestamptz
)
language sql
as $$
  select i.kind, i.state, i.owed, i.attempt, i.sqlstate, i.stalled_since
  from link.inbox as i
  where i.topic_offset = 1
$$;

select is(link.apply(pg_temp.delivery('conflicting', 1)), 'stalled', 'it is no fault of its own');
select results_eq(
  'select * from pg_temp.inbox()',
  $$values ('message', 'stalled', null, 1, '40001', '2026-01-01 00:00Z'::timestamptz)$$,
  'nothing is told of it'
);
select is_empty('select * from link.cursors', 'and nothing overtakes it');
select centralcloud.freeze_clock('2026-01-01 01:00Z');
select is(link.apply(pg_temp.delivery('conflicting', 1)), 'failed', 'what always conflicts fails');
select results_eq(
  'select * from pg_temp.inbox()',
  $$values ('message', 'rejected', 'reject', 1, '40001', '2026-01-01 00:00Z'::timestamptz)$$,
  'like any other'
);
update link.inbox set owed = null;
select is(
  link.apply(pg_temp.delivery('conflicting', 1, 'redelivery') || '{"attempt": 2}'), 'failed',
  'and it holds up nobody when it comes again'
);
select link.register_handler('conflicting', 'handlers.fail', 'for tests');
select link.apply(pg_temp.delivery('conflicting', 1, 'redelivery') || '{"attempt": 3}');
update link.inbox set owed = null;
select link.register_handler('conflicting', 'handlers.conflict', 'for tests');
select is(
  link.apply(pg_temp.delivery('conflicting', 1, 'redelivery') || '{"attempt": 4}'), 'stalled',
  'once it failed by itself it may wait again'
);
select results_eq(
  'select * from pg_temp.inbox()',
  $$values ('redelivery', 'stalled', null, 3, '40001', '2026-01-01 01:00Z'::timestamptz)$$,
  'the attempt that failed is the one before'
);
select link.register_handler('conflicting', 'handlers.keep', 'for tests');
select link.apply(pg_temp.delivery('conflicting', 1, 'redelivery') || '{"attempt": 4}');
select results_eq(
  'select * from pg_temp.inbox()',
  $$values ('redelivery', 'applied', 'ack', 4, null, null::timestamptz)$$,
  'then all is well'
);

select * from finish();
rollback;
