begin;
select plan(2);

select link.register_handler('probe', 'probe.take', '.');
select set_has('select * from link.registrations()', $$values ('handler of probe')$$, 'registered');
delete from link.handlers where type = 'probe';
select set_hasnt('select * from link.registrations()', $$values ('handler of probe')$$, 'deleted');

select * from finish();
rollback;
