begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('mine', '/srv/mine');
select knowledge.request_load_of('mine');
select knowledge.note_load('mine', 'x', 3);
select knowledge.note_load('mine', 'y', 0);
select results_eq(
  'select digest, loaded_at, artifacts, changed from knowledge.folders',
  $$values ('y', '2026-01-01 12:00Z'::timestamptz, 0, 3)$$, 'nothing changed since'
);
select ok(not knowledge.is_load_late(f), 'it is here') from knowledge.folders as f;

select * from finish();
rollback;
