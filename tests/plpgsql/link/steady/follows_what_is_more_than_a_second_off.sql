begin;
select plan(3);
\ir ../joined.sql

select is(link.steady('0', '0.9 seconds'), '0', 'noise');
select is(link.steady('1 hour', '01:00:00.5'), '1 hour', 'also around a skew');
select is(link.steady('0', '-1.1 seconds'), '-1.1 seconds', 'another skew');

select * from finish();
rollback;
