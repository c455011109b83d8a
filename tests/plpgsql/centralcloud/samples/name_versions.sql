begin;
select plan(1);

update centralcloud.bundles set version = '9.9.9';
select results_eq(
  $$select metric, labels ->> 'version', value from centralcloud.samples()
    where labels ->> 'bundle' = 'core'$$,
  $$values ('centralcloud_info', '9.9.9', 1::float8)$$, 'as labels'
);

select * from finish();
rollback;
