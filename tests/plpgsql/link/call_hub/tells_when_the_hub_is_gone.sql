begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select throws_ok(
  $$select dblink.dblink_exec('hub', 'select pg_terminate_backend(pg_backend_pid())')$$,
  '08006', null, 'the hub hangs up'
);
select throws_ok(
  $$select link.call_hub('select to_jsonb(1)')$$,
  'SC304', 'the connection to the hub was lost', 'before a call'
);

select * from finish();
rollback;
