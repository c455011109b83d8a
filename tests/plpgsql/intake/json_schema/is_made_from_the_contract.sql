begin;
select plan(6);

select is(s.schema - '{properties,required,$defs,$comment}'::text[], '{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:centralcloud:message:heartbeat:1",
  "$ref": "#/$defs/depth_0",
  "title": "heartbeat", "type": "object",
  "description": "That an instance lives, and how it fares."
}', 'what it is of')
from intake.json_schema('heartbeat') as s (schema);
select is(
  (select array_agg(k order by k) from jsonb_object_keys(s.schema -> 'properties') as k),
  array['backup', 'id', 'jobs', 'lag', 'schema_version', 'source', 'timestamp', 'type', 'version'],
  'the envelope and its own fields'
)
from intake.json_schema('heartbeat') as s (schema);

select intake.register_message_type('test', 'for tests', 'inbound', p_max_elements => 7);
select intake.register_message_fields('test', '[
  {"path": "n", "json_type": "number", "description": "N."}
]');
select is(
  intake.json_schema('test') #> '{properties,n}', '{"type": "number", "description": "N."}',
  'of a type that was registered later'
);
select is(
  intake.json_schema('test') #> '{$defs,depth_1,maxItems}', '7', 'with the limit of its own'
);
select intake.register_message_rule('test', '', '@.n > 5', 'n is above five');
select matches(
  intake.json_schema('test') ->> '$comment', '^Also refused: n is above five[.] ',
  'and a rule that only the database can say'
);
select throws_ok(
  $$select intake.json_schema('nothing')$$, 'SC101', 'there is no message type ''nothing''',
  'an unknown type'
);

select * from finish();
rollback;
