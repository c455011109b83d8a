begin;
select plan(1);
\ir ../joined.sql

select link.connect();
select throws_ok(
  $$select link.call_hub('select to_jsonb(pg_terminate_backend(pg_backend_pid()))')$$,
  'SC304', 'the connection to the hub was lost', 'in the middle of a call'
);

select * from finish();
rollback;
