-- Deploy core:roles
-- Roles belong to the cluster, so another database may have made them already.
begin;

do $$
declare
  v_role text;
begin
  foreach v_role in array array[
    'centralcloud_owner', 'centralcloud_scheduler', 'centralcloud_worker',
    'centralcloud_instance', 'centralcloud_reader'
  ]
  loop
    begin
      execute format(
        'create role %I %s', v_role,
        case when v_role in ('centralcloud_scheduler', 'centralcloud_worker')
          then 'login' else 'nologin' end
      );
    exception
      when duplicate_object or unique_violation then
        raise debug 'role % is there already', v_role;
    end;
  end loop;
end
$$;

comment on role centralcloud_owner is
'Owns every object of CentralCloud; nobody logs in as it.';
comment on role centralcloud_scheduler is
'pg_cron''s jobs run as this member of the owner.';
comment on role centralcloud_worker is
'`centralcloud worker` connects as this member of the owner.';
comment on role centralcloud_instance is
'The group of all instances: it may send, subscribe, fetch and acknowledge.';
comment on role centralcloud_reader is
'May look at rankings and status, and change nothing.';

grant centralcloud_owner to centralcloud_scheduler, centralcloud_worker;
-- Whether a run's backend is still there shows in pg_stat_activity.backend_start only to these.
grant pg_read_all_stats to centralcloud_scheduler, centralcloud_worker;

-- The runner is a procedure that commits, which may not have a `set` clause of its own.
alter role centralcloud_scheduler set search_path = '';
alter role centralcloud_worker set search_path = '';

do $$
begin
  execute format('grant create on database %I to centralcloud_owner', current_database());
end
$$;

-- The global form: `in schema` can only add to what is public by default, never take away.
alter default privileges for role centralcloud_owner revoke execute on functions from public;

commit;
