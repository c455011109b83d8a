begin;
select plan(2);
\ir ../probe.sql

select monitoring.register_source('lost', 'lost.status', 'lost.findings');
select monitoring.register_source('probe', 'probe.gone', 'probe.findings');
select results_eq(
  'select monitoring.forget_orphans()', $$values ('source lost')$$, 'nothing of it is there'
);
select results_eq(
  'select room from monitoring.sources', $$values ('probe')$$, 'one function is enough'
);

select * from finish();
rollback;
