begin;
select plan(2);

select routing.register_topic('probe', '.');
select set_has('select * from routing.registrations()', $$values ('topic probe')$$, 'registered');
delete from routing.topics where topic = 'probe';
select set_hasnt('select * from routing.registrations()', $$values ('topic probe')$$, 'deleted');

select * from finish();
rollback;
