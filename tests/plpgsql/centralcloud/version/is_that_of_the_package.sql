begin;
select plan(2);

select is(centralcloud.version(), centralcloud.bundle_version('core'), 'the version of core');
delete from centralcloud.bundles;
select is(centralcloud.version(), null, 'null where scripts were applied by hand');

select * from finish();
rollback;
