begin;
select plan(3);

select results_eq(
  $$select places, path, value from intake.nodes('{"p": [{"n": 1}, {}, 3, {"n": [2]}]}', 'p[*].n')
    order by places$$,
  $$values
    ('{1}'::bigint[], 'p[0].n', '1'::jsonb), ('{2}', 'p[1].n', null), ('{4}', 'p[3].n', '[2]')$$,
  'elements that are no objects have no fields; a field that is missing is null'
);
select results_eq(
  $$select places, path, value from intake.nodes('{"a": 1}', '')$$,
  $$values ('{}'::bigint[], '', '{"a": 1}'::jsonb)$$,
  'the empty path is the message itself'
);
select is_empty($$select * from intake.nodes('{"p": 1}', 'p[*].n')$$, 'no array, no elements');

select * from finish();
rollback;
