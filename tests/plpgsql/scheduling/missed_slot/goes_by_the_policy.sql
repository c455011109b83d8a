begin;
\ir ../probe.sql
select plan(11);

create function probe.missed(p_policy text, p_at text, p_min_age interval) returns text
language sql as $$
  select centralcloud.freeze_clock(('2026-01-01 ' || p_at || 'Z')::timestamptz);
  update scheduling.jobs set catch_up = p_policy where name = 'steady';
  select to_char(
    scheduling.missed_slot(
      scheduling.require_job('steady'), ('2026-01-01 ' || p_at || 'Z')::timestamptz, p_min_age
    ) at time zone 'UTC', 'HH24:MI'
  )
$$;
select is(probe.missed('once', '12:09', '0'), null, 'none since it was registered');
select is(probe.missed('once', '12:11:29', '90 s'), null, 'not old enough');
select is(probe.missed('once', '12:11:30', '90 s'), '12:10', 'old enough');
select is(probe.missed('once', '12:35', '90 s'), '12:30', 'once: the newest');
select is(probe.missed('all', '12:35', '90 s'), '12:10', 'all: the oldest');
select is(probe.missed('skip', '12:35', '90 s'), null, 'skip: none');
select is(probe.missed('skip', '12:31:29', '0'), '12:30', 'skip: one that is on time');
select is(probe.missed('skip', '12:31:30', '0'), null, 'skip: not one that is late');
select probe.add_run('steady', 'failed', '12:20');
select is(probe.missed('all', '12:35', '90 s'), null, 'all: not while the one before has attempts');
select probe.add_run('steady', 'failed', '12:20', 3);
select is(probe.missed('all', '12:35', '90 s'), '12:30', 'what has a run was not missed');
select probe.add_run('steady', 'skipped', '12:30');
select is(probe.missed('once', '12:35', '90 s'), null, 'nor was what was skipped');

select * from finish();
rollback;
