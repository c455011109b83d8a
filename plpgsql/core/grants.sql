-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- The database itself, as whoever installs: what Postgres leaves open to PUBLIC is closed.
reset role;
do $$
begin
  execute format('revoke connect, temporary on database %I from public', current_database());
  execute format('grant temporary on database %I to centralcloud_owner', current_database());
  execute format('grant connect on database %I to centralcloud_owner', current_database());
  execute format('grant connect on database %I to centralcloud_instance', current_database());
  execute format('grant connect on database %I to centralcloud_reader', current_database());
end
$$;
set local role centralcloud_owner;

-- centralcloud

-- scheduling
