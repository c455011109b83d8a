-- The jobs say so only once there is something to export, which may be months after the mistake.
create or replace function learning.settings_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  if centralcloud.setting('learning.git_url') = '' then
    return;
  end if;
  check_name := 'export_settings';
  subject := 'learning';
  severity := 'error';
  perform learning.git_url();
  perform learning.forge();
exception
  when sqlstate 'SC602' or sqlstate 'SC615' then
    get stacked diagnostics finding = message_text, hint = pg_exception_hint;
    return next;
end;
$$;

comment on function learning.settings_findings() is
'What git_url() and forge() say against the settings of the templates repository and its forge.';
