begin;
select plan(1);
\ir ../probe.sql

insert into probe.wrong values ('late', 'a', 'error', 'a is late', 'Wait.');
select monitoring.register_source('lost', p_findings => 'lost.findings');
select results_eq(
  'select check_name, subject, severity, finding from monitoring.collect_findings()',
  $$values ('source', 'lost.findings', 'error',
      'room lost can''t be examined: schema "lost" does not exist'),
    ('late', 'a', 'error', 'a is late')$$,
  'a room without its function is a finding among the others'
);

select * from finish();
rollback;
