begin;
select plan(3);

select is(monitoring.label_text('{}'), '', 'none');
select is(monitoring.label_text('{"b": "2", "a": 1}'), '{a="1",b="2"}', 'in order of name');
select is(
  monitoring.label_text(jsonb_build_object('a', E'back\\slash "quoted"\nnext')),
  $${a="back\\slash \"quoted\"\nnext"}$$,
  'backslash, quote, newline'
);

select * from finish();
rollback;
