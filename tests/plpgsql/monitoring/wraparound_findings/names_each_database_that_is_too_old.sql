begin;
select plan(3);
select is_empty('select * from monitoring.wraparound_findings()', 'this server is new');
select centralcloud.change_setting('monitoring.wraparound_share', '0');
select results_eq(
  $$select distinct d.datname || ': ' || f.severity
    from pg_database as d
    join monitoring.wraparound_findings() as f on f.subject = 'transaction id of ' || d.datname
    where d.datname in ('template0', current_database())
    order by 1$$,
  $$select d.datname || ': warning' from pg_database as d
    where d.datname in ('template0', current_database()) order by 1$$,
  'any of the server'
);
select matches(
  (
    select hint from monitoring.wraparound_findings()
    where subject = 'transaction id of ' || current_database()
  ),
  'vacuumdb --freeze ', 'and how it gets younger'
);

select * from finish();
rollback;
