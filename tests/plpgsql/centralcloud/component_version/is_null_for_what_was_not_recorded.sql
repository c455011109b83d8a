begin;
select plan(2);

select centralcloud.record_component('wheel', 'sql', '2.0');
select is(centralcloud.component_version('wheel'), '2.0', 'what was recorded');
select is(centralcloud.component_version('reel'), null, 'and nothing else');

select * from finish();
rollback;
