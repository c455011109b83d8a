begin;
select plan(5);
\ir ../fleet.sql

select is(routing.why_moved(null, '1/1/1/1'), 'it was made', 'nothing before');
select is(routing.why_moved('1/1/1/1', '2/1/1/1'), 'it is on another server', 'the server');
select is(routing.why_moved('1/1/1/1', '1/1/2/1'), 'it is another database', 'the database');
select is(routing.why_moved('1/1/1/1', '1/1/1/2'), 'its tables were restored', 'the table');
select is(
  routing.why_moved('1/1/1/1', '1/2/1/1'),
  'its server was promoted, or went back to a moment before',
  'the timeline'
);

select * from finish();
rollback;
