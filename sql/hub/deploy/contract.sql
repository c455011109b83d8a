-- Deploy hub:contract
-- The contract is given out as JSON Schema. A rule between fields is a jsonpath, which nobody turns
-- into a schema: whoever registers it says both.
begin;
set local role centralcloud_owner;

alter table intake.message_rules
  add column json_schema jsonb,
  add constraint rule_schema_is_an_object check (jsonb_typeof(json_schema) = 'object');
comment on column intake.message_rules.json_schema is
'The same rule as JSON Schema: what holds of the object when the rule is not violated. Null where
JSON Schema can''t say it, such as that one number is no greater than another.';

-- Their forms change.
drop function if exists intake.register_message_rule(text, text, text, text);
drop function if exists intake.field_violation(intake.message_fields);
drop function if exists intake.violations(jsonb, timestamptz);
drop function if exists intake.nodes(jsonb, text);

commit;
