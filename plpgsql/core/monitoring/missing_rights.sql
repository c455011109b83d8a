create or replace function monitoring.missing_rights()
returns table (missing text, unseen text)
language sql
stable
begin atomic
  select r.name, r.unseen
  from (
    values
      (
        'pg_read_all_stats', 'what the sessions of other roles and standbys do',
        pg_has_role('centralcloud_owner', 'pg_read_all_stats', 'usage')
      ),
      (
        'pg_read_all_settings', 'whether a setting that superusers see waits for a restart',
        pg_has_role('centralcloud_owner', 'pg_read_all_settings', 'usage')
      ),
      (
        'execute on function pg_hba_file_rules()', 'who gets in by pg_hba.conf',
        has_function_privilege(
          'centralcloud_owner', 'pg_hba_file_rules()', 'execute'
        )
      )
  ) as r (name, unseen, is_there)
  where not r.is_there;
end;

comment on function monitoring.missing_rights() is
'The rights by which the owner sees more of the server than this database, as far as it has them
not: as `grant` says them, and what stays unseen. grants.sql grants them.';
