begin;
select plan(7);

create function pg_temp.found() returns text language sql as $$
  select string_agg(format('%s %s: %s', f.severity, f.finding, f.hint), '; ' order by f.finding)
  from centralcloud.role_findings() as f
$$;
select is(pg_temp.found(), null, 'as they were made');
alter role centralcloud_scheduler nologin;
select is(
  pg_temp.found(),
  'warning role centralcloud_scheduler can''t log in: alter role centralcloud_scheduler login',
  'pg_cron starts nothing as this one'
);
alter role centralcloud_scheduler login;
revoke centralcloud_owner from centralcloud_worker;
select is(
  pg_temp.found(),
  'error role centralcloud_worker is not of centralcloud_owner any more: what it runs may do '
  'nothing: grant centralcloud_owner to centralcloud_worker',
  'nor does this one'
);
grant centralcloud_owner to centralcloud_worker;
alter role centralcloud_owner login;
alter role centralcloud_instance createrole;
select is(
  pg_temp.found(),
  'error role centralcloud_instance may do more than it is for: alter role centralcloud_instance '
  'nosuperuser nocreaterole nocreatedb noreplication nobypassrls; '
  'warning role centralcloud_owner, which is nobody''s, can log in: '
  'alter role centralcloud_owner nologin',
  'groups that are more'
);
alter role centralcloud_owner nologin;
alter role centralcloud_instance nocreaterole;
grant pg_read_all_data to centralcloud_instance;
select is(
  pg_temp.found(),
  'error every instance may do what pg_read_all_data may: role centralcloud_instance does: '
  'revoke pg_read_all_data from centralcloud_instance',
  'all of them at once'
);
revoke pg_read_all_data from centralcloud_instance;
revoke connect on database :"DBNAME" from centralcloud_instance;
grant temporary on database :"DBNAME" to centralcloud_instance;
select is(
  (select array_agg(f.hint order by f.hint) from centralcloud.role_findings() as f),
  array[
    'grant connect on database ' || quote_ident(current_database()) || ' to centralcloud_instance',
    'revoke temporary on database ' || quote_ident(current_database())
      || ' from centralcloud_instance'
  ],
  'what the database gives'
);
alter role centralcloud_reader rename to reader;
select matches(pg_temp.found(), 'role centralcloud_reader is gone', 'or one that is not there');

select * from finish();
rollback;
