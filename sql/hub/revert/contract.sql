-- Revert hub:contract
begin;
set local role centralcloud_owner;

drop function if exists intake.register_message_rule(text, text, text, text, jsonb);
drop function if exists intake.field_violation(intake.message_fields, text);
drop function if exists intake.violations(jsonb, timestamptz, integer);
drop function if exists intake.scope_violations(text, text, jsonb);
drop function if exists intake.nodes(jsonb, text);
alter table intake.message_rules drop column json_schema;

commit;
