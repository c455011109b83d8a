begin;
select plan(1);
\ir ../probe.sql

insert into probe.wrong values ('late', 'a', 'error', 'a is late', 'Wait.');
select monitoring.register_source('lost', p_findings => 'lost.findings');
select results_eq(
  $$select check_name, subject, severity, finding ~ '^(a is late|room lost can''t be examined: .)'
    from monitoring.collect_findings()$$,
  $$values ('source', 'lost.findings', 'error', true), ('late', 'a', 'error', true)$$,
  'a room without its function is a finding among the others'
);

select * from finish();
rollback;
