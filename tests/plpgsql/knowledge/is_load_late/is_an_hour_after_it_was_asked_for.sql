begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('mine', '/srv/mine');
select ok(not knowledge.is_load_late(f), 'nobody asked') from knowledge.folders as f;
select knowledge.request_load_of('mine');
select ok(not knowledge.is_load_late(f), 'just asked') from knowledge.folders as f;
select centralcloud.freeze_clock('2026-01-01 13:00:01Z');
select ok(knowledge.is_load_late(f), 'an hour ago') from knowledge.folders as f;
select knowledge.note_load('mine', 'x', 0);
select ok(not knowledge.is_load_late(f), 'it was read') from knowledge.folders as f;

select * from finish();
rollback;
