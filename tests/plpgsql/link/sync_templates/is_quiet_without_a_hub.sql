begin;
select plan(1);

select is(link.sync_templates(), '{"hub": "not joined"}', 'nothing is called');

select * from finish();
rollback;
