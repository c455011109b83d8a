begin;
\ir ../probe.sql
select plan(2);

select scheduling.register_job('other', 'probe.works', '.');
select scheduling.register_job('second', 'probe.works', '.', p_after => '{steady,other}');
select scheduling.register_job('third', 'probe.works', '.', p_after => '{second}');
select bag_eq(
  $$select name from scheduling.preceding_jobs('third')$$,
  array['second', 'steady', 'other'], 'those it follows and those they follow'
);
select is_empty($$select name from scheduling.preceding_jobs('steady')$$, 'none');

select * from finish();
rollback;
