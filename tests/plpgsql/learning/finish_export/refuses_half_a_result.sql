begin;
\ir ../telling.sql
select plan(4);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.promote();
select throws_ok($$select pg_temp.finish('done')$$, 'SC604', null, 'an unknown state');
select throws_ok(
  $$select pg_temp.finish('opened', '{"commit": null}')$$, 'SC604', null, 'open without a commit'
);
select throws_ok(
  $$select pg_temp.finish('merged', '{"fates": [], "artifacts": 2}')$$, 'SC604', null,
  'merged without a tip'
);
select throws_ok(
  $$select learning.finish_export('{"export_id": 99}', '{"state": "held"}')$$, 'SC604', null,
  'of no export'
);

select * from finish();
rollback;
