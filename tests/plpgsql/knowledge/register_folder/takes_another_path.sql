begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('mine', '/srv/mine');
update knowledge.folders set digest = 'x', loaded_at = centralcloud.clock();
select knowledge.register_folder('mine', '/srv/mine');
select results_eq(
  'select path, kind, registered_at, digest from knowledge.folders',
  $$values ('/srv/mine', 'knowledge', '2026-01-01 12:00Z'::timestamptz, 'x')$$, 'said again'
);
select knowledge.register_folder('mine', '/srv/there', 'templates_data');
select results_eq(
  'select path, kind, digest from knowledge.folders',
  $$values ('/srv/there', 'templates_data', null)$$, 'it is to be read anew'
);
select throws_ok(
  $$select knowledge.register_folder('.mine', '/srv/mine')$$, 'SC621',
  'folder .mine at /srv/mine cannot be registered as knowledge', 'no such name'
);
select throws_ok(
  $$select knowledge.register_folder('mine', 'mine', 'other')$$, 'SC621', null, 'no such path'
);

select * from finish();
rollback;
