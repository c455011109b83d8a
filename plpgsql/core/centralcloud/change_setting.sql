create or replace function centralcloud.change_setting(p_name text, p_value text)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before text := centralcloud.setting(p_name);
begin
  update centralcloud.settings
  set value = p_value, changed_at = centralcloud.clock()
  where name = p_name;
  return v_before;
end;
$$;

comment on function centralcloud.change_setting(text, text) is
'Chooses a value for a setting, null to go back to its default. Returns what held before. Raises
SC905 for an unknown name.';
