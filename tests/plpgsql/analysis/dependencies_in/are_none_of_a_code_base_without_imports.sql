begin;
select plan(1);

select is(analysis.dependencies_in('none'), '[]', 'none is an empty array');

select * from finish();
rollback;
