begin;
select plan(3);

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'left', '1.0.0', 'left.json', '{}');
select knowledge.take_templates('{"state": "begin"}');
select isnt_empty(
  $$select from pg_locks where relation = 'knowledge.artifacts'::regclass
    and mode = 'ShareRowExclusiveLock' and pid = pg_backend_pid()$$, 'nobody else loads'
);
select knowledge.take_templates(jsonb_build_object('state', 'page', 'artifacts', format(
  '[{"type": "prompt", "id": "a", "version": "1.0.0", "path": "a", "raw": "{}", "commit": "%s"}]',
  repeat('a', 40)
)::jsonb));
select is_empty('select 1 from knowledge.artifacts', 'nothing before the end');
select knowledge.take_templates('{"state": "end", "artifacts": 1}');
select results_eq('select id from knowledge.artifacts', $$values ('a')$$, 'all at the end');

select * from finish();
rollback;
