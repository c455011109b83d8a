begin;
\ir ../telling.sql
select plan(8);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.promote();
select pg_temp.finish('opened');
select pg_temp.prove('b', 300, 300);
select learning.promote();

create function pg_temp.merge() returns void language plpgsql as $$
begin
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', 'a', '1.0.0', 'learned/prompt/a.json', '{"body": "text"}');
  perform learning.finish_export(
    (select t.payload from scheduling.tasks as t order by t.task_id limit 1),
    jsonb_build_object(
      'state', 'merged', 'branch', 'x', 'base', 'main', 'tip', repeat('9', 40), 'artifacts', 1,
      'fates', '[{"type": "prompt", "id": "a", "version": "1.0.0", "fate": "merged"}]'::jsonb
    )
  );
end;
$$;
select pg_temp.merge();
select is(pg_temp.told(), '{opened,merged}', 'the fleet hears of it');
select is(learning.current_commit(), repeat('9', 40), 'the tip is loaded');
select is(
  (select count(*) from routing.log where topic = 'patterns_updated'), 1::bigint, 'and told'
);
select results_eq(
  'select id, fate from learning.export_items', $$values ('a' collate "C", 'merged')$$,
  'b never was on the branch'
);
select results_eq(
  'select branch, state from learning.exports order by export_id',
  $$values ('feature/learned-2026-01-01', 'merged'),
    ('feature/learned-2026-01-01-2', 'requested')$$,
  'so it goes next, at once'
);
select is(
  (pg_temp.payload() ->> 'branch') || ' ' || (pg_temp.payload() #>> '{artifacts,0,id}'),
  'feature/learned-2026-01-01-2 b', 'in a branch of its own'
);
update scheduling.tasks set payload = jsonb_set(
  payload, '{export_id}', (select to_jsonb(min(e.export_id)) from learning.exports as e)
);
select pg_temp.merge();
select is(pg_temp.told(), '{opened,merged}', 'the same again changes nothing');
select is_empty('select 1 from learning.incoming_artifacts', 'what was copied with it goes');

select * from finish();
rollback;
