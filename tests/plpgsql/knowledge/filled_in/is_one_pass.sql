begin;
select plan(3);

select is(
  knowledge.filled_in(
    '{{a}}-{{ b }}-{{  c}}-{{ d }}-{{ x }}-{{ A }}',
    '{"a": {}, "b": {"default": 1.0}, "c": {"type": "object"}, "d": {"required": false}}',
    '{"a": "{{ b }}", "c": {"z": [1], "k": "v"}}'
  ),
  '{{ b }}-1-{"k":"v","z":[1]}--{{ x }}-{{ A }}', 'values are never expanded again'
);
select is(knowledge.filled_in('plain', '{}', '{}'), 'plain', 'none');
select is(knowledge.filled_in('{{ a }}', '{"a": {}}', '{"a": "\\1 & $1"}'), '\1 & $1', 'no regex');

select * from finish();
rollback;
