-- Deploy hub:strict_checks
-- Fields are checked by a strict jsonpath, which asks for a value and its type at once; rules stay
-- lax, in a jsonpath of their own. The next install compiles both.
begin;
set local role centralcloud_owner;

alter table intake.message_types add column rule_violation jsonpath;
alter table intake.message_types alter column rule_violation set storage external;
comment on column intake.message_types.violation is
'Compiled from the fields: matches a message that violates one (texts'' lengths and formats are
checked beside it).';
comment on column intake.message_types.rule_violation is
'Compiled from the rules: matches a message whose fields hold and that violates one; null: there are
none, or they are in violation yet.';

-- Their arguments are others from now on.
drop function if exists intake.field_violation(intake.message_fields, text);
drop function if exists intake.refuse(jsonb[], text, boolean, boolean, timestamptz);

commit;
