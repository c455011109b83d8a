begin;
select plan(3);

select ok(
  (
    select is_present from centralcloud.applied_scripts('core')
    where path = 'centralcloud/version.sql'
  ),
  'a function that is there is present'
);
drop function centralcloud.version();
select ok(
  (
    select not is_present from centralcloud.applied_scripts('core')
    where path = 'centralcloud/version.sql'
  ),
  'a dropped one is not'
);
select ok(
  (select is_present from centralcloud.applied_scripts('core') where path = 'grants.sql'),
  'a file that makes no object always is'
);

select * from finish();
rollback;
