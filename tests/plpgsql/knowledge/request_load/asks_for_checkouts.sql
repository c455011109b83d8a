begin;
select plan(2);

select is(knowledge.request_load(), '{"requested": 0}', 'none');
select knowledge.register_folder('a', '/srv/a');
select knowledge.register_folder('c', '/srv/c', 'templates_data');
select is(knowledge.request_load(), '{"requested": 1}', 'one');

select * from finish();
rollback;
