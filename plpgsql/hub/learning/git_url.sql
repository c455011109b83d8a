create or replace function learning.git_url()
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_git_url text := centralcloud.setting('learning.git_url');
begin
  if v_git_url = '' then
    raise exception 'no templates repository is set'
      using errcode = 'SC601',
            detail  = 'Rankings are written into the Git repository that learning.git_url names.',
            hint    = 'select centralcloud.change_setting(''learning.git_url'', '
                      '''/srv/templates_data.git''); rankings wait until then.';
  end if;

  if v_git_url ~* '^[a-z+]+://[^/@]*:[^/]*@|^https?://[^/]*@' then
    raise exception 'learning.git_url holds a password'
      using errcode = 'SC602',
            detail  = 'The address is stored, logged and told to the fleet; a name in one with '
                      'http may be a token.',
            hint    = 'Leave the login out; let ssh keys or a Git credential of the worker''s '
                      'account open the door.';
  end if;
  return v_git_url;
end;
$$;

comment on function learning.git_url() is
'Where the templates repository is, as the hub''s worker reaches it. Raises SC601 when none is set,
SC602 when the address holds a password.';
