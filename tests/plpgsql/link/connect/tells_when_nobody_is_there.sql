begin;
select plan(2);
\ir ../joined.sql

select link.join('postgres', '/nowhere', 5432, 'hub', 'secret');
select throws_ok('select link.connect()', 'SC304', 'the hub cannot be reached', 'no server');
select link.join(
  'postgres', current_setting('unix_socket_directories'), current_setting('port')::integer,
  'no_such_database', 'secret'
);
select throws_ok('select link.connect()', 'SC304', 'the hub cannot be reached', 'no database');

select * from finish();
rollback;
