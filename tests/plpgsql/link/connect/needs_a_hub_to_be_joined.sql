begin;
select plan(1);
\ir ../joined.sql

select link.leave();
select throws_ok(
  'select link.connect()', 'SC306', 'this database is joined to no hub', 'there is none'
);

select * from finish();
rollback;
