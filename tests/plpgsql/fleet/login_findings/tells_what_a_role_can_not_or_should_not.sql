begin;
select plan(8);

select fleet.add('singularity-1');
create function pg_temp.found() returns text language sql as
  $$select string_agg(f.severity || ' ' || f.finding, '; ') from fleet.login_findings() as f$$;
select is(pg_temp.found(), null, 'as it was added');
alter role "singularity-1" nologin;
select is(
  pg_temp.found(), $$warning instance singularity-1: its role "singularity-1" can't log in$$,
  'nologin'
);
alter role "singularity-1" login valid until '2020-01-01';
select matches(pg_temp.found(), 'password of its role "singularity-1" ended 20', 'too old');
alter role "singularity-1" valid until 'infinity';
revoke centralcloud_instance from "singularity-1";
select matches(pg_temp.found(), 'may send nothing$', 'without its group');
grant centralcloud_instance, centralcloud_owner to "singularity-1";
select is(
  pg_temp.found(),
  'error instance singularity-1: its role "singularity-1" may do more than an instance should',
  'an owner'
);
revoke centralcloud_owner from "singularity-1";
create role ops in role pg_read_all_data;
grant ops to "singularity-1";
select results_eq(
  'select finding, hint from fleet.login_findings()',
  $$values ('instance singularity-1: its role "singularity-1" may do more than an instance should',
    'revoke ops from "singularity-1"')$$,
  'one who reads everything, by way of another group'
);
revoke ops from "singularity-1";
grant pg_read_all_data to centralcloud_instance;
select is(pg_temp.found(), null, 'what all of them may is told of their group');
revoke pg_read_all_data from centralcloud_instance;
revoke connect on database :"DBNAME" from "singularity-1";
drop role "singularity-1";
select matches(pg_temp.found(), 'is gone, it can''t log in$', 'no role');

select * from finish();
rollback;
