begin;
\ir ../telling.sql
select plan(8);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.request_export();
create function pg_temp.update(p_state text, p_commit text) returns boolean language sql as $$
  select learning.update_export(
    e.export_id, pg_temp.payload(), jsonb_build_object('state', p_state, 'commit', p_commit)
  )
  from learning.exports as e;
$$;
select ok(pg_temp.update('unchanged', repeat('1', 40)), 'killed after its push, it finds it there');
select is((select state from learning.exports), 'opened', 'it is open all the same');
select ok(not pg_temp.update('opened', repeat('1', 40)), 'the same again is nothing new');
select ok(pg_temp.update('unchanged', repeat('2', 40)), 'another commit is');
select is((select state from learning.exports), 'updated', 'it is updated');
select ok(not pg_temp.update('held', repeat('3', 40)), 'a person works on it');
select results_eq(
  'select commit, held_at from learning.exports',
  $$values (repeat('2', 40), timestamptz '2026-01-01 00:00Z')$$, 'the commit is not ours'
);
select pg_temp.update('unchanged', repeat('2', 40));
select is((select held_at from learning.exports), null, 'it was taken back');

select * from finish();
rollback;
