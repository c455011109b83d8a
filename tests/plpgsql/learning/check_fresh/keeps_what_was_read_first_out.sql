begin;
\ir ../telling.sql
select plan(7);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
create function pg_temp.finish_sync(p_commit text) returns void language sql as $$
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', 'one', '1.0.0', 'one.json', '{}');
  select scheduling.finish_task(
    (select t.task_id from scheduling.tasks as t
     where t.kind = 'pattern_sync' and t.state = 'running'),
    'sync', jsonb_build_object('commit', p_commit, 'artifacts', 1)
  );
$$;
create function pg_temp.merge(p_tip text) returns void language sql as $$
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', 'one', '1.0.0', 'one.json', '{}'),
    ('prompt', 'a', '1.0.0', 'learned/prompt/a.json', '{}');
  select scheduling.finish_task(
    (select t.task_id from scheduling.tasks as t
     where t.kind = 'knowledge_export' and t.state = 'running'),
    'export', jsonb_build_object('state', 'merged', 'fates', '[]'::jsonb, 'tip', p_tip,
      'artifacts', 2)
  );
$$;
create function pg_temp.sync() returns void language sql as $$
  select scheduling.request_task(
    'pattern_sync', '{"git_url": "/srv/t.git", "ranking_id": 1, "patterns": []}', 'templates_data'
  );
  select scheduling.take_task('sync', '{pattern_sync}');
$$;

-- Both begin at noon; the export reads what was merged since the sync did.
select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.promote();
select pg_temp.sync();
select scheduling.take_task('export', '{knowledge_export}');
select centralcloud.freeze_clock('2026-01-01 12:01Z');
select lives_ok($$select pg_temp.merge(repeat('b', 40))$$, 'who is done first loads');
select centralcloud.freeze_clock('2026-01-01 12:02Z');
select throws_ok(
  $$select pg_temp.finish_sync(repeat('a', 40))$$, '40001', null,
  'who read before that reads again'
);
select is(learning.current_commit(), repeat('b', 40), 'what is known does not go back');
select is((select count(*) from learning.artifacts), 2::bigint, 'nor do the artifacts');
select lives_ok(
  $$select pg_temp.finish_sync(repeat('b', 40))$$, 'who read the same commit changes nothing'
);

select pg_temp.prove('b', 300, 300);
select learning.promote();
select scheduling.take_task('export', '{knowledge_export}');
select centralcloud.freeze_clock('2026-01-01 12:03Z');
select pg_temp.sync();
select centralcloud.freeze_clock('2026-01-01 12:04Z');
select lives_ok($$select pg_temp.finish_sync(repeat('c', 40))$$, 'who began since goes on');
select throws_ok(
  $$select pg_temp.merge(repeat('b', 40))$$, '40001', null, 'an export reads again likewise'
);

select * from finish();
rollback;
