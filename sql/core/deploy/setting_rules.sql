-- Deploy core:setting_rules
begin;
set local role centralcloud_owner;

drop function if exists centralcloud.register_setting(text, text, text);

alter table centralcloud.settings
  add column value_type text not null default 'text',
  add column least numeric,
  add column most numeric,
  add constraint setting_type_is_known
    check (value_type in ('text', 'integer', 'number', 'interval', 'size')),
  add constraint only_what_counts_has_bounds
    check (value_type <> 'text' or (least is null and most is null));
comment on column centralcloud.settings.value_type is
'What its values are: text, integer, number, interval, or size (bytes, also as 16 MB).';
comment on column centralcloud.settings.least is
'The smallest value it can have, an interval in seconds, a size in bytes; null: there is none.';
comment on column centralcloud.settings.most is
'The largest value it can have, in the same units; null: there is none.';

commit;
