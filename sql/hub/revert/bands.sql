-- Revert hub:bands
begin;
set local role centralcloud_owner;

drop function if exists aggregation.findings();
drop function if exists aggregation.dismiss_suggestion(uuid, uuid);
drop function if exists aggregation.accept_suggestion(uuid, uuid);
drop function if exists aggregation.refuse_suggestion(uuid, uuid);
drop function if exists aggregation.suggest_aliases();
drop function if exists aggregation.owners_of(uuid[]);
drop function if exists aggregation.lookalikes(float8);
drop function if exists aggregation.merge_bands();
drop function if exists aggregation.read_bands();
drop table aggregation.suggestions cascade;
drop table aggregation.bands cascade;

delete from intake.message_fields where format = 'hex64';
alter table intake.message_fields
  drop constraint field_format_is_known,
  add constraint field_format_is_known check (format in ('uuid', 'timestamp'));
comment on column intake.message_fields.format is
'uuid, or timestamp (RFC 3339, such as 2026-01-31T09:00:00Z).';

commit;
