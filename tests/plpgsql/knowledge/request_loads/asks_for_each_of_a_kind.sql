begin;
select plan(2);

select knowledge.register_folder('a', '/srv/a');
select knowledge.register_folder('b', '/srv/b');
select knowledge.register_folder('c', '/srv/c', 'templates_data');
select is(knowledge.request_loads('knowledge'), '{"requested": 2}', 'two');
select results_eq(
  'select key from scheduling.tasks order by 1', $$values ('a'), ('b')$$, 'of that kind'
);

select * from finish();
rollback;
