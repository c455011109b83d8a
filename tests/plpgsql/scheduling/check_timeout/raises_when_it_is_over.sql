begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select lives_ok($$select scheduling.check_timeout('2026-01-01 11:00:01Z', '1 hour')$$, 'in time');
create function pg_temp.error() returns text language plpgsql as $$
begin
  perform scheduling.check_timeout('2026-01-01 11:00Z', '1 hour');
  return null;
exception
  when query_canceled then return sqlerrm;
end $$;
select is(pg_temp.error(), 'a run took longer than its timeout of 01:00:00', 'over');

select * from finish();
rollback;
