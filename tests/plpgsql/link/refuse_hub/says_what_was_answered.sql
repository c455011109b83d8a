begin;
select plan(2);
\ir ../joined.sql

select throws_matching(
  $$select link.refuse_hub('schema "routing" does not exist')$$,
  'what postgres is joined to answers as no hub does', 'who asked'
);
select throws_ok(
  $$select link.refuse_hub('schema "routing" does not exist')$$, 'SC310', null, 'a code of its own'
);

select * from finish();
rollback;
