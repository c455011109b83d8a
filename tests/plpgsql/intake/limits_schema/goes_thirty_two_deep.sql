begin;
select plan(4);

select is((select count(*) from jsonb_object_keys(intake.limits_schema(5))), 33::bigint, 'depths');
select is(
  intake.limits_schema(5) -> 'depth_0',
  '{"maxItems": 5, "items": {"$ref": "#/$defs/depth_1"},
    "additionalProperties": {"$ref": "#/$defs/depth_1"}}',
  'the message'
);
select is(
  intake.limits_schema(5) #>> '{depth_31,items,$ref}', '#/$defs/depth_32', 'the last with arrays'
);
select is(
  intake.limits_schema(5) -> 'depth_32', '{"type": ["string", "number", "boolean", "null"]}',
  'no deeper'
);

select * from finish();
rollback;
