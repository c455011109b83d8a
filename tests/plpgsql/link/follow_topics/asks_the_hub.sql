begin;
select plan(1);
\ir ../joined.sql

select link.connect();
select throws_ok(
  'select link.follow_topics()', '3F000', 'schema "routing" does not exist', 'it has no topics'
);

select * from finish();
rollback;
