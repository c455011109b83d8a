begin;
select plan(4);

select is(
  learning.counted('{"artifacts": [{"id": "a", "usage_count": 3, "success_count": 2}, {"id": "b",
    "usage_count": 5, "success_count": 5}]}'),
  '[{"id": "a", "usage_count": 3, "success_count": 2}, {"id": "b", "usage_count": 5,
    "success_count": 5}]',
  'what has figures keeps them, in order'
);
select is(
  learning.counted('{"usage_count": 7, "success_rate": 0.9, "artifacts": [{"id": "a"}]}'),
  '[{"id": "a", "usage_count": 7, "success_count": 6}]', 'the seed''s form: round(7 * 0.9)'
);
select is(learning.counted('{"artifacts": []}'), '[]', 'none are none');
select throws_ok(
  $$select learning.counted('{}')$$, '22023', null, 'what is no list can''t be processed'
);

select * from finish();
rollback;
