begin;
select plan(5);
\ir ../joined.sql

select link.apply(pg_temp.delivery('failing', 1));
select link.apply(pg_temp.delivery('kept', 2));
select ok(link.is_applied(pg_temp.delivery('kept', 2)), 'at the cursor');
select ok(not link.is_applied(pg_temp.delivery('kept', 3)), 'beyond it');
select ok(link.is_applied(pg_temp.delivery('failing', 1)), 'a failed one is dealt with');
select ok(
  not link.is_applied(pg_temp.delivery('failing', 1, 'redelivery')), 'until it comes again'
);
select ok(link.is_applied(pg_temp.delivery('kept', 2, 'redelivery')), 'an applied one is applied');

select * from finish();
rollback;
