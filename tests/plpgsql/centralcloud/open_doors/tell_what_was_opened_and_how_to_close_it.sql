begin;
select plan(6);

do $$
begin
  execute format('grant connect, temporary on database %I to public', current_database());
end
$$;
create schema ajar;
grant usage, create on schema ajar to public;
grant usage on schema scheduling to public;
grant execute on function pg_catalog.lo_create(oid) to public;
grant execute on function pg_catalog.pg_advisory_lock(bigint) to public;
grant execute on function centralcloud.clock() to public;
grant insert on centralcloud.settings to public;
grant select (name) on scheduling.jobs to public;
create function centralcloud.unexpected() returns integer return 1;
alter default privileges for role centralcloud_owner grant execute on functions to public;

select set_eq(
  'select kind, object, privilege from centralcloud.open_doors()',
  $$
    values
      ('database', quote_ident(current_database()), 'connect'),
      ('database', quote_ident(current_database()), 'temporary'),
      ('schema', 'ajar', 'create'),
      ('schema', 'scheduling', 'usage'),
      ('routine', 'lo_create(oid)', 'execute'),
      ('routine', 'pg_advisory_lock(bigint)', 'execute'),
      ('routine', 'centralcloud.clock()', 'execute'),
      ('routine', 'centralcloud.unexpected()', 'execute'),
      ('table', 'centralcloud.settings', 'insert'),
      ('column', '(name) on table scheduling.jobs', 'select'),
      ('default privileges', 'of centralcloud_owner on functions', 'execute')
  $$,
  'each that is open, whoever opened it; usage on a schema of somebody else is theirs'
);
select is(
  (select close_with from centralcloud.open_doors() where object = 'lo_create(oid)'),
  'revoke execute on routine lo_create(oid) from public',
  'with the statement that closes it'
);
select lives_ok(
  $test$
    do $do$
    declare
      v_statement text;
    begin
      for v_statement in select d.close_with from centralcloud.open_doors() as d loop
        execute v_statement;
      end loop;
    end
    $do$
  $test$,
  'which can be sent as it is'
);
select is_empty('select * from centralcloud.open_doors()', 'and does');

create schema cron;
select is_empty('select * from centralcloud.open_doors()', 'pg_cron''s schema is closed by itself');
grant usage on schema cron to public;
select results_eq(
  'select kind, object, privilege from centralcloud.open_doors()',
  $$values ('schema', 'cron', 'usage')$$,
  'and told once it is not'
);

select * from finish();
rollback;
