-- Revert hub:strict_checks
begin;
set local role centralcloud_owner;

drop function if exists intake.objections(jsonb[], text, boolean);
drop function if exists intake.refuse(jsonb[], text, text, boolean, boolean, timestamptz);
drop function if exists intake.field_violation(intake.message_fields, text);
alter table intake.message_types drop column rule_violation;
comment on column intake.message_types.violation is
'Compiled from the fields and rules: matches a message that violates one (texts'' lengths and
formats are checked beside it).';

commit;
