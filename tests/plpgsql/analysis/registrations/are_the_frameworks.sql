begin;
select plan(2);

select analysis.register_framework('python', 'probe', 'Probe');
select set_has(
  'select * from analysis.registrations()', $$values ('framework probe of python')$$, 'registered'
);
delete from analysis.frameworks where package = 'probe';
select set_hasnt(
  'select * from analysis.registrations()', $$values ('framework probe of python')$$, 'deleted'
);

select * from finish();
rollback;
