begin;
\ir ../telling.sql
select plan(3);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select pg_temp.prove('b', 300, 300);
select learning.promote();
select pg_temp.finish(
  'opened',
  '{"left_out": [{"type": "prompt", "id": "b", "version": "1.0.0", "reason": "no name"}]}'
);
select results_eq(
  'select id from learning.export_items', $$values ('a' collate "C")$$, 'the branch has the other'
);
select is((learning.open_export()).left_out #>> '{0,reason}', 'no name', 'why is kept');
select pg_temp.finish('rejected');
select alike(pg_temp.verdict('b'), 'promote: %', 'nobody said no to it');

select * from finish();
rollback;
