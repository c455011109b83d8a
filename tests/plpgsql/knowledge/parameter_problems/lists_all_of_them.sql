begin;
select plan(2);

select is(
  knowledge.parameter_problems(
    '{"a": {}, "b": {"type": "number"}, "c": {"default": "x"}, "d": {"required": false},
      "e": {"type": "array", "default": []}, "f": {"default": 1, "required": true}}',
    '{"b": "1", "e": {}, "z": 1}'
  ),
  array['a is required', 'b is to be a number', 'e is to be an array', 'f is required',
    'z is not declared'], 'in order'
);
select is(
  knowledge.parameter_problems('{"a": {}, "b": {"type": "boolean"}}', '{"a": "", "b": false}'),
  '{}', 'none'
);

select * from finish();
rollback;
