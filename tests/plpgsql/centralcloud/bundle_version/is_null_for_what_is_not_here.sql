begin;
select plan(2);

select matches(centralcloud.bundle_version('hub'), '^\d+\.\d+\.\d+', 'the hub is here');
select is(centralcloud.bundle_version('instance'), null, 'an instance is not');

select * from finish();
rollback;
