begin;
select plan(2);

select centralcloud.register_setting('probe.x', '1', '.');
select ok('setting probe.x' in (select * from centralcloud.registrations()), 'registered');
delete from centralcloud.settings where name = 'probe.x';
select ok('setting probe.x' not in (select * from centralcloud.registrations()), 'deleted');

select * from finish();
rollback;
