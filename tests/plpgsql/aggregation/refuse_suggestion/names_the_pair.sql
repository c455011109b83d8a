begin;
\ir ../telling.sql
select plan(1);

select throws_ok(
  $$ select aggregation.refuse_suggestion(pg_temp.p('a'), pg_temp.p('b')) $$,
  'SC208',
  format('nothing suggests that pattern %s counts for %s', pg_temp.p('a'), pg_temp.p('b')),
  'by both fingerprints'
);

select * from finish();
rollback;
