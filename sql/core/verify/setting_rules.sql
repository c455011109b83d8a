-- Verify core:setting_rules
begin;

select value_type, least, most from centralcloud.settings where false;

rollback;
