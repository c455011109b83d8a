create or replace function scheduling.require_setting(p_setting text)
returns text
language plpgsql
immutable parallel safe
set search_path = ''
as $$
declare
  v_rule text;
begin
  select r.rule into v_rule
  from scheduling.setting_rules() as r
  where r.setting = p_setting;
  if not found then
    raise exception 'a job has no setting %', coalesce(left(p_setting, 100), 'null')
      using errcode = 'SC511',
            detail  = format('Its settings are %s.', (
              select string_agg(r.setting, ', ') from scheduling.setting_rules() as r
            )),
            hint    = 'Name one of these; select * from scheduling.settings_of(...) shows them.';
  end if;
  return v_rule;
end;
$$;

comment on function scheduling.require_setting(text) is
'What a setting of a job may be, in words. Raises SC511 where jobs have no such setting.';
