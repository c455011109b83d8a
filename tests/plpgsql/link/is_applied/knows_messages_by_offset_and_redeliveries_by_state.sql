begin;
select plan(8);
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

update link.cursors set applied_offset = 0;
select ok(link.is_applied(pg_temp.delivery('kept', 2)), 'the cursor went back: the same message');
select ok(
  not link.is_applied(pg_temp.delivery('kept', 2) || '{"payload": {"type": "kept", "n": 3}}'),
  'another one at its offset'
);
select ok(not link.is_applied(pg_temp.delivery('failing', 1)), 'one that was never applied');

select * from finish();
rollback;
