begin;
\ir ../artifacts.sql
select plan(2);

select pg_temp.put('prompt', 'a', '1.0.0');
select pg_temp.put('prompt', 'a', '2.0.0');
select results_eq(
  $$select * from knowledge.links(
      '{"compose": ["prompt:x/y", "prompt:a@1.0.0"], "extends": "prompt:a"}'
    ) order by place$$,
  $$values
    (0::bigint, 'prompt:a', 'prompt', 'a', '2.0.0'),
    (1, 'prompt:x/y', 'prompt', 'x/y', null),
    (2, 'prompt:a@1.0.0', 'prompt', 'a', '1.0.0')$$, 'the version that is meant stands there'
);
select is_empty($$select * from knowledge.links('{}')$$, 'none');

select * from finish();
rollback;
