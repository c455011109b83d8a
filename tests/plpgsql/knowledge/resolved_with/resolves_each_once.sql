begin;
\ir ../artifacts.sql
select plan(2);

select pg_temp.put('t', 'a', '1.0.0', '{"compose": ["t:b", "t:b"]}');
select pg_temp.put('t', 'b', '1.0.0', '{"body": "b"}');
select is(
  knowledge.resolved_with('t', 'a', '1.0.0', '{}', '{}') #> '{t:a@1.0.0}',
  '{"document": {"type": "t", "id": "a", "version": "1.0.0", "body": "b\n\nb"}, "height": 2}',
  'with what it stands on'
);
select is(
  knowledge.resolved_with(
    't', 'a', '1.0.0', '{}', '{"t:b@1.0.0": {"document": {"body": "known"}, "height": 1}}'
  ) #>> '{t:a@1.0.0,document,body}', E'known\n\nknown', 'what is known is taken'
);

select * from finish();
rollback;
