begin;
select plan(1);

update pg_class set reltuples = 7 where oid = 'aggregation.patterns'::regclass;
update pg_class set reltuples = -1 where oid = 'aggregation.observations'::regclass;
select results_eq(
  'select metric, value from aggregation.samples()',
  $$values ('centralcloud_patterns', 7::float8)$$, 'of what was ever looked at'
);

select * from finish();
rollback;
