begin;
select plan(2);

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'one', '1.0.0', 'one.json', '{}');
select throws_ok(
  format(
    'select knowledge.finish_pull(%L, %L)', '{"git_url": "/t"}',
    jsonb_build_object('commit', repeat('a', 40), 'artifacts', 0)
  ),
  'SC604', null, 'more rows than the result says'
);
select is_empty('select 1 from knowledge.artifacts', 'nothing is loaded');

select * from finish();
rollback;
