begin;
select plan(5);
\ir ../joined.sql

select link.enqueue('{"type": "x"}');
select link.apply(pg_temp.delivery('kept', 1));
select link.leave();
select is_empty('select * from link.hub', 'no hub');
select is_empty('select * from link.cursors', 'no cursors');
select is_empty('select * from link.inbox', 'no inbox');
select is_empty($$select * from pg_foreign_server where srvname = 'hub'$$, 'no server');
select is((select count(*) from link.outbox), 1::bigint, 'what waits, waits');

select * from finish();
rollback;
