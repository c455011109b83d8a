begin;
select plan(1);
\ir ../fleet.sql

select throws_ok(
  $$select routing.register_topic('News.*', 'no')$$, '23514', null, 'only lower-case words and dots'
);

select * from finish();
rollback;
