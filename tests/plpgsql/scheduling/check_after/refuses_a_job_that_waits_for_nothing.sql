begin;
\ir ../probe.sql
select plan(3);

select scheduling.register_job('second', 'probe.works', '.', p_after => '{steady}');
select lives_ok($$select scheduling.check_after('second')$$, 'one that is there');
update scheduling.jobs set after = '{none}' where name = 'steady';
select is(
  (probe.error_of($$select scheduling.check_after('steady')$$))[1], 'SC501', 'one that is not there'
);
update scheduling.jobs set after = '{second}' where name = 'steady';
select is(
  (probe.error_of($$select scheduling.check_after('second')$$))[1:2],
  array['SC508', 'job second would wait for itself: steady after second'], 'itself'
);

select * from finish();
rollback;
