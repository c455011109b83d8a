begin;
select plan(2);
\ir ../joined.sql

select link.drop_server();
select is_empty($$select * from pg_foreign_server where srvname = 'hub'$$, 'it is gone');
select lives_ok('select link.drop_server()', 'twice is fine');

select * from finish();
rollback;
