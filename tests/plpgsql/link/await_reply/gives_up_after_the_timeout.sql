begin;
select plan(2);
\ir ../joined.sql

select centralcloud.change_setting('link.timeout', '0.2 seconds');
select link.connect();
select throws_ok(
  $$select link.call_hub('select to_jsonb(pg_sleep(600)::text)')$$,
  'SC304', 'the connection to the hub was lost', 'no reply, no waiting, with a frozen clock too'
);
select is(dblink.dblink_get_connections(), null, 'and it hung up');

select * from finish();
rollback;
