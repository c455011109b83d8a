begin;
select plan(2);
\ir ../fleet.sql

select is(
  split_part(routing.home(), '/', 1),
  (select system_identifier::text from pg_control_system()),
  'whose server'
);
select is(
  array[split_part(routing.home(), '/', 3), split_part(routing.home(), '/', 4)]::oid[],
  array[
    (select oid from pg_database where datname = current_database()), 'routing.lives'::regclass::oid
  ],
  'which database, which table'
);

select * from finish();
rollback;
