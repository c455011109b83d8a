begin;
select plan(2);
\ir ../joined.sql

select link.advance('news', 5);
select link.advance('news', 3);
select is((select applied_offset from link.cursors), 5::bigint, 'it stays');
select link.advance('news', 6);
select is((select applied_offset from link.cursors), 6::bigint, 'or goes on');

select * from finish();
rollback;
