create or replace function learning.forge()
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_kind       constant text := replace(
    lower(centralcloud.setting('learning.forge')), 'forgejo', 'gitea'
  );
  v_url        constant text := centralcloud.setting('learning.forge_url');
  v_repository constant text := centralcloud.setting('learning.repository');
begin
  if v_kind not in ('git', 'github', 'gitlab', 'gitea') then
    raise exception 'learning.forge is %', v_kind
      using errcode = 'SC615',
            detail  = 'It is git, github, gitlab or gitea (forgejo is gitea).',
            hint    = 'select centralcloud.change_setting(''learning.forge'', ''github''), or '
                      '''git'' for a branch without a pull request.';
  end if;

  if v_kind <> 'git' and v_repository !~ '^[^/]+(/[^/]+)+$' then
    raise exception 'learning.repository is %', coalesce(nullif(v_repository, ''), 'not set')
      using errcode = 'SC615',
            detail  = format('A pull request on %s needs the repository, owner/name.', v_kind),
            hint    = 'select centralcloud.change_setting(''learning.repository'', '
                      '''acme/templates_data'');';
  end if;

  if v_url ~ '://[^/]*@' then
    raise exception 'learning.forge_url holds a login'
      using errcode = 'SC602',
            detail  = 'The address is stored and logged.',
            hint    = 'Leave it out; the worker takes its token from CENTRALCLOUD_FORGE_TOKEN or '
                      'the file that CENTRALCLOUD_FORGE_TOKEN_FILE names.';
  end if;
  return jsonb_build_object('kind', v_kind, 'url', v_url, 'repository', v_repository);
end;
$$;

comment on function learning.forge() is
'Where pull requests are made: {"kind": git, github, gitlab or gitea, "url": of its API, empty for
the public one, "repository"}. Raises SC615 where the settings learning.forge and
learning.repository don''t say so, SC602 where learning.forge_url holds a login.';
