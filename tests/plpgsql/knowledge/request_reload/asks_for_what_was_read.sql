begin;
select plan(2);

select knowledge.register_folder('new', '/srv/new');
select is(knowledge.request_reload(), 0, 'what was never read is none of it');
select knowledge.register_folder('old', '/srv/old');
select knowledge.note_load('old', 'x', 0);
select is(knowledge.request_reload(), 1, 'what was read is');

select * from finish();
rollback;
