begin;
select plan(3);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields(
  'test', '[{"path": "n", "json_type": "number", "description": "n", "required": true}]'
);
select intake.register_message_rule('test', '', '@.n > 1', 'n is above 1');
select intake.register_message_type('test', 'for tests', 'inbound');
select results_eq(
  $$select path collate "default" from intake.message_fields where type = 'test' order by path$$,
  $$values ('id'), ('schema_version'), ('source'), ('timestamp'), ('type')$$,
  'a new version says its fields anew'
);
select is_empty($$select * from intake.message_rules where type = 'test'$$, 'and its rules');
select lives_ok($$select intake.check('{"type": "test"}')$$, 'and is compiled anew');

select * from finish();
rollback;
