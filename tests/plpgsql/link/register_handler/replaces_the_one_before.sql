begin;
select plan(1);
\ir ../joined.sql

select link.register_handler('kept', 'handlers.fail', 'another');
select results_eq(
  $$select routine, description from link.handlers where type = 'kept'$$,
  $$values ('handlers.fail', 'another')$$,
  'one handler a type'
);

select * from finish();
rollback;
