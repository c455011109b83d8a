begin;
select plan(2);

delete from monitoring.sources where room in ('centralcloud', 'fleet');
select set_has(
  'select check_name, subject from monitoring.collect_findings()',
  $$values ('missing_registration', 'source centralcloud'),
    ('missing_registration', 'source fleet')$$,
  'it tells of itself'
);
delete from monitoring.sources;
select set_has(
  'select check_name, subject from monitoring.collect_findings()',
  $$values ('missing_registration', 'source monitoring')$$, 'where nobody is registered'
);

select * from finish();
rollback;
