-- Verify core:roles
begin;

do $$
begin
  if not pg_has_role('centralcloud_scheduler', 'centralcloud_owner', 'usage')
    or not pg_has_role('centralcloud_worker', 'centralcloud_owner', 'usage')
  then
    raise exception 'the scheduler and the worker are not members of centralcloud_owner';
  end if;
  if not has_database_privilege('centralcloud_owner', current_database(), 'create') then
    raise exception 'centralcloud_owner may not create in database %', current_database();
  end if;
end
$$;
-- Raises when one of the groups is missing.
select pg_has_role('centralcloud_instance', 'member'), pg_has_role('centralcloud_reader', 'member');

rollback;
