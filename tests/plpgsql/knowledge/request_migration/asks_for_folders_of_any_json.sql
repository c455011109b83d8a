begin;
select plan(1);

select knowledge.register_folder('a', '/srv/a');
select knowledge.register_folder('c', '/srv/c', 'templates_data');
select is(knowledge.request_migration(), '{"requested": 1}', 'one');

select * from finish();
rollback;
