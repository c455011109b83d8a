-- Revert core:roles
-- The roles stay: they are the cluster's, and other databases may stand on them.
begin;

alter default privileges for role centralcloud_owner grant execute on functions to public;

do $$
begin
  execute format(
    'revoke all on database %I'
    ' from centralcloud_owner, centralcloud_instance, centralcloud_reader',
    current_database()
  );
  execute format('grant connect, temporary on database %I to public', current_database());
end
$$;

commit;
