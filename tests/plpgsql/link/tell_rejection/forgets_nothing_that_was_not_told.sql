begin;
select plan(2);
\ir ../joined.sql

select link.apply(pg_temp.delivery('failing', 1));
select link.connect();
select throws_ok(
  $$select link.tell_rejection(i) from link.inbox as i$$, '3F000', null, 'the hub did not hear'
);
select is((select owed from link.inbox), 'reject', 'so it is still owed');

select * from finish();
rollback;
