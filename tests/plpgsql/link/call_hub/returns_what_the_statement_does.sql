begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select results_eq(
  $$select link.call_hub('select to_jsonb(n) from generate_series(1, 3) as n')$$,
  $$values ('1'::jsonb), ('2'), ('3')$$,
  'in order'
);
select is_empty($$select link.call_hub('select to_jsonb(1) where false')$$, 'or nothing');

select * from finish();
rollback;
