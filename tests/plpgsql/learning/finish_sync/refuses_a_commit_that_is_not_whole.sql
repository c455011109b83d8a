begin;
select plan(3);

insert into learning.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'one', '1.0.0', 'one.json', '{}');

select throws_ok(
  format(
    'select learning.finish_sync(%L, %L)', '{"git_url": "/t", "ranking_id": 1}',
    jsonb_build_object('commit', repeat('a', 40), 'artifacts', 2)
  ),
  'SC604', null, 'fewer rows than the result says'
);
select throws_ok(
  format(
    'select learning.finish_sync(%L, %L)', '{"git_url": "/t", "ranking_id": 1}',
    '{"artifacts": 1}'
  ),
  'SC604', null, 'no commit'
);
select is_empty('select 1 from learning.artifacts', 'nothing is loaded');

select * from finish();
rollback;
