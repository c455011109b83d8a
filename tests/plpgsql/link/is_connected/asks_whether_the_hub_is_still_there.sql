begin;
select plan(10);
\ir ../joined.sql

select is(link.is_connected(), false, 'nobody connected');
select link.connect();
select is(link.is_connected(), true, 'it answers');

select link.tell_hub('begin read only');
select is(link.is_connected(), false, 'somebody left it in a transaction');
select throws_ok($$select link.call_hub('select to_jsonb(1 / 0)')$$, '22012', null, 'which fails');
select is(link.is_connected(), false, 'and is still there');

select link.dial();
select dblink.dblink_send_query('hub', 'select pg_sleep(60)');
select is(link.is_connected(), false, 'it is at something else');
select is(dblink.dblink_is_busy('hub'), 1, 'for whose end nobody waits');

select link.dial();
update link.hub set joined_at = joined_at + interval '1 second';
select is(link.is_connected(), false, 'it may be another hub');

select link.connect();
select throws_ok(
  $$select dblink.dblink_exec('hub', 'select pg_terminate_backend(pg_backend_pid())')$$,
  '08006', null, 'the hub hangs up'
);
select is(link.is_connected(), false, 'it is gone');

select * from finish();
rollback;
