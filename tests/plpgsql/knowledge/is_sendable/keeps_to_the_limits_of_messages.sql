begin;
select plan(4);

select ok(knowledge.is_sendable('{"a": [1, 2, {"b": "c"}]}'), 'small');
select ok(not knowledge.is_sendable(to_jsonb(repeat('x', 2097153))), 'large');
select ok(
  not knowledge.is_sendable((repeat('[', 30) || repeat(']', 30))::jsonb)
  and knowledge.is_sendable((repeat('[', 29) || repeat(']', 29))::jsonb), 'deep'
);
select ok(
  not knowledge.is_sendable(jsonb_build_object('x', to_jsonb(array_fill(1, array[10001]))))
  and knowledge.is_sendable(jsonb_build_object('x', to_jsonb(array_fill(1, array[10000])))), 'long'
);

select * from finish();
rollback;
