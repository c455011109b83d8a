-- Revert core:setting_rules
begin;
set local role centralcloud_owner;

drop function if exists centralcloud.register_setting(text, text, text, text, numeric, numeric);
alter table centralcloud.settings
  drop column most cascade,
  drop column least cascade,
  drop column value_type cascade;

commit;
