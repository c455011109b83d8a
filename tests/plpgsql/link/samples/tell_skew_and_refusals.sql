begin;
select plan(1);
\ir ../joined.sql

update link.hub set skew = '-3 seconds';
select results_eq(
  'select metric, value from link.samples() order by metric',
  $$values ('centralcloud_hub_skew_seconds', -3::float8), ('centralcloud_refused_messages', 0)$$,
  'in seconds'
);

select * from finish();
rollback;
