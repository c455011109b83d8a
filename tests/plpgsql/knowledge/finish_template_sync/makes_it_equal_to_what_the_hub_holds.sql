begin;
select plan(6);
\ir ../artifacts.sql

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.put('prompt', 'gone', '1.0.0', '{}', 'gone.json');
select pg_temp.put('prompt', 'mine', '1.0.0');
select knowledge.register_folder('mine', '/srv/mine');
select knowledge.note_load('mine', 'x', 0);

select knowledge.begin_template_sync();
select knowledge.take_page(format(
  '[{"artifact_id": 1, "type": "prompt", "id": "a", "version": "1.0.0", "path": "a.json",
    "raw": "{}", "commit": "%s", "content_hash": "x"}]', repeat('b', 40)
)::jsonb);

select throws_ok(
  'select knowledge.finish_template_sync(2)', 'SC604', 'the hub has 2 artifacts, 1 came',
  'not whole'
);
select knowledge.finish_template_sync(1);
select results_eq(
  'select id, origin, left(commit, 1) from knowledge.artifacts order by 1',
  $$values ('a', 'templates_data', 'b'), ('mine', 'local', null)$$, 'with the hub''s commit'
);
select is((select key from scheduling.tasks), 'mine', 'folders are read again');
select results_eq(
  'select artifacts, changed, synced_at from knowledge.template_syncs',
  $$values (1::bigint, 2, '2026-01-01 12:00Z'::timestamptz)$$, 'it is noted'
);
create temp table before as select a.ctid as place from knowledge.artifacts as a;

select knowledge.begin_template_sync();
select knowledge.take_page(format(
  '[{"artifact_id": 1, "type": "prompt", "id": "a", "version": "1.0.0", "path": "a.json",
    "raw": "{}", "commit": "%s", "content_hash": "x"}]', repeat('b', 40)
)::jsonb);

select knowledge.finish_template_sync(1);
select results_eq(
  'select ctid from knowledge.artifacts order by 1', 'select place from before order by 1',
  'no row touched'
);
select is((select changed from knowledge.template_syncs), 2, 'the last change is remembered');

select * from finish();
rollback;
