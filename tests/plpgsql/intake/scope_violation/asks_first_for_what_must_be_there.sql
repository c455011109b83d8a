begin;
select plan(3);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "o", "json_type": "object", "description": "o"},
  {"path": "o.n", "json_type": "number", "description": "n", "required": true, "minimum": 1},
  {"path": "o.s", "json_type": "string", "description": "s"},
  {"path": "p", "json_type": "array", "description": "p"},
  {"path": "p[*]", "json_type": "object", "description": "p"},
  {"path": "p[*].l", "json_type": "array", "description": "l"},
  {"path": "p[*].l[*]", "json_type": "integer", "description": "l", "minimum": 0, "maximum": 99},
  {"path": "q", "json_type": "array", "description": "q"},
  {"path": "q[*]", "json_type": "any", "description": "q"}
]');
delete from intake.message_fields where type = 'test' and path in (
  'source', 'timestamp', 'id', 'schema_version'
);
select is(
  intake.scope_violation('test', ''),
  '!exists(@ ? ((@."type" == "test"))) || !exists(@."o" ? (@."n" >= 1)) '
  '|| @."o"."s".type() != "string" || @."p".type() != "array" || @."q".type() != "array" '
  '|| exists(@."p"[*] ? (@.type() != "object" || @."l".type() != "array" '
  '|| exists(@."l"[*] ? (!exists(@ ? (@ >= 0 && @ <= 99 && @.floor() == @))))))'
);
select is(
  intake.scope_violation('test', 'p[*].l[*]'), '!exists(@ ? (@ >= 0 && @ <= 99 && @.floor() == @))'
);
select is(intake.scope_violation('test', 'q[*]'), null, 'any will do');

select * from finish();
rollback;
