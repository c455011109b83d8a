begin;
\ir ../probe.sql
select plan(3);

select is(scheduling.require_setting('splay'), 'an interval from 0 to 1 minute', 'its rule');
select is(
  (probe.error_of($$select scheduling.require_setting('enabled')$$))[1:3],
  array['SC511', 'a job has no setting enabled', 'Its settings are schedule, catch_up, '
    'catch_up_limit, max_attempts, backoff, timeout, splay.'],
  'no setting'
);
select is(
  (probe.error_of('select scheduling.require_setting(null)'))[2], 'a job has no setting null',
  'none'
);

select * from finish();
rollback;
