create or replace function centralcloud.change_setting(p_name text, p_value text)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before  text := centralcloud.setting(p_name);
  v_setting centralcloud.settings;
  v_amount  numeric;
begin
  select s.* into v_setting
  from centralcloud.settings as s
  where s.name = p_name;

  v_amount := centralcloud.amount(p_value, v_setting.value_type);
  if v_setting.value_type <> 'text' and p_value is not null
    and coalesce(v_amount not between coalesce(v_setting.least, '-Infinity')
      and coalesce(v_setting.most, 'Infinity'), true)
  then
    raise exception '% can''t be %', p_name, left(p_value, 100)
      using errcode = 'SC912',
            detail  = concat_ws(' ', 'It is of type', v_setting.value_type || concat(
              ', at least ' || centralcloud.amount_shown(v_setting.least, v_setting.value_type),
              ', at most ' || centralcloud.amount_shown(v_setting.most, v_setting.value_type)
            ) || '.', v_setting.description),
            hint    = format('It stays %s; its default is %s.', v_before, v_setting.default_value);
  end if;

  update centralcloud.settings
  set value = p_value, changed_at = centralcloud.clock()
  where name = p_name;
  return v_before;
end;
$$;

comment on function centralcloud.change_setting(text, text) is
'Chooses a value for a setting, null to go back to its default. Returns what held before. Raises
SC905 for an unknown name, SC912 for a value that it cannot have.';
