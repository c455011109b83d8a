begin;
select plan(5);
\ir ../joined.sql

create function handlers.conflict(p_message jsonb)
returns void
language plpgsql
as $$ begin raise serialization_failure; end $$;
select link.register_handler('conflicting', 'handlers.conflict', 'for tests');
select ok(link.may_wait(pg_temp.delivery('conflicting', 1)), 'it has not waited yet');
select link.apply(pg_temp.delivery('conflicting', 1));
select centralcloud.freeze_clock('2026-01-01 00:59Z');
select ok(link.may_wait(pg_temp.delivery('conflicting', 1)), 'for less than link.stall_limit');
select centralcloud.freeze_clock('2026-01-01 01:00Z');
select ok(not link.may_wait(pg_temp.delivery('conflicting', 1)), 'for as long');
select ok(
  link.may_wait(pg_temp.delivery('conflicting', 1) || '{"payload": {"type": "other"}}'),
  'another message of a restored hub has not'
);
select centralcloud.freeze_clock('2025-12-31 23:59Z');
select ok(not link.may_wait(pg_temp.delivery('conflicting', 1)), 'nor by a clock that was ahead');

select * from finish();
rollback;
