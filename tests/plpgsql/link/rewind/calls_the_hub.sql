begin;
select plan(2);
\ir ../joined.sql

select link.apply(pg_temp.delivery('kept', 1));
select link.connect();
select throws_ok($$select link.rewind('news', 1)$$, '3F000', null, 'which must hear it');
select is((select applied_offset from link.cursors), 1::bigint, 'what is applied stays applied');

select * from finish();
rollback;
