begin;
\ir ../artifacts.sql
select plan(2);

select pg_temp.put('prompt', 'a', '1.0.0', '{"name": "A"}', 'a.json');
select pg_temp.put('prompt', 'a', '1.1.0', '{"description": "Newer."}');
select pg_temp.put('rule', 'b', '1.0.0');
select results_eq(
  'select * from knowledge.list_artifacts()',
  $$values
    ('prompt', 'a', '1.1.0', '1.0.0', 2::bigint, 'local, templates_data', 'Newer.'),
    ('rule', 'b', '1.0.0', '1.0.0', 1, 'local', null)$$, 'all'
);
select is((select count(*) from knowledge.list_artifacts('rule')), 1::bigint, 'of a type');

select * from finish();
rollback;
