begin;
\ir ../probe.sql
select plan(17);

create function probe.refusal(p_setting text, p_value text) returns text[] language sql as $$
  select probe.error_of(
    format('select scheduling.set_job(%L, %L, %L)', 'steady', p_setting, p_value)
  )
$$;
select is(
  probe.refusal('max_attempts', '0'),
  array[
    'SC511', 'max_attempts of a job can''t be 0', 'It is a whole number from 1 to 100.',
    'It stays as it is; null is as registered: '
    'select scheduling.set_job(''steady'', ''max_attempts'', null).'
  ],
  'what, why and what to do'
);
select is((probe.refusal(setting, value))[1], 'SC511', setting || ' ' || value)
from (values
  ('max_attempts', '101'), ('max_attempts', 'many'), ('max_attempts', '99999999999'),
  ('max_attempts', '1.5'), ('catch_up', 'never'), ('catch_up_limit', '0'),
  ('catch_up_limit', '1001'), ('backoff', '-1 second'), ('backoff', 'a while'), ('timeout', '0'),
  ('timeout', ''), ('splay', '61 seconds'), ('enabled', 'false')
) as v (setting, value);
select is((probe.refusal('schedule', '0 0 31 2 *'))[1], 'SC503', 'a schedule that never comes');
select is(
  (probe.error_of($$select scheduling.set_job('none', 'timeout', '1 h')$$))[1], 'SC501', 'no job'
);
select is((scheduling.require_job('steady')).chosen, '{}', 'nothing was chosen');

select * from finish();
rollback;
