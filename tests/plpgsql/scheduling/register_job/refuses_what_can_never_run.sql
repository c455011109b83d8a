begin;
\ir ../probe.sql
select plan(3);

select is(
  (probe.error_of($$select scheduling.register_job('bad', 'probe.works', '.', '0 0 31 2 *')$$))[1],
  'SC503', 'a schedule that never comes'
);
select is(
  (probe.error_of(
    $$select scheduling.register_job('bad', 'probe.works', '.', p_after => '{none}')$$
  ))[1:2],
  array['SC501', 'there is no job none'], 'after one that is not there'
);
select scheduling.register_job('second', 'probe.works', '.', p_after => '{steady}');
select scheduling.register_job('third', 'probe.works', '.', p_after => '{second}');
select is(
  (probe.error_of(
    $$select scheduling.register_job('steady', 'probe.works', '.', p_after => '{third}')$$
  ))[1:2],
  array['SC508', 'job steady would wait for itself: third after second after steady'],
  'after one that follows it'
);

select * from finish();
rollback;
