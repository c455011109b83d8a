begin;
\ir ../probe.sql
select plan(5);

select centralcloud.change_setting('scheduling.clock', 'cron');
create temporary table found as
select
  row_number() over (order by e.name) as jobid, e.name as jobname, e.schedule, e.command,
  e.database, e.username, '/run' as nodename, 5432 as nodeport, true as active
from scheduling.cron_entries as e;

prepare problems as
select split_part(c.entry, ':', 3), c.problem
from scheduling.compare_entries(array(select to_jsonb(f) from found as f)) as c;

select is_empty('problems', 'none where all is right');
select bag_eq(
  $$select split_part(entry, ':', 3), problem from scheduling.compare_entries('{}')$$,
  $$values ('catch_up', 'it is missing'), ('catch_up-2', 'it is missing'),
    ('steady', 'it is missing')$$,
  'without any'
);

insert into found
select 9, jobname || '_old', schedule, command, database, username, '/run', 5432, true
from found where jobname like '%:steady';
update found set schedule = '@daily', command = 'select 1', nodename = '/home'
where jobname like '%:catch_up';
update found set active = false, nodename = '/home' where jobname like '%:steady';
select bag_eq(
  'problems',
  $$values
    ('catch_up', 'its schedule is @daily, not * * * * *'),
    ('catch_up', 'its command is select 1, not call scheduling.catch_up()'),
    ('catch_up', 'it is for another host'),
    ('steady', 'it is inactive'),
    ('steady_old', 'it is not wanted')$$,
  'an inactive one may be for any host'
);

update found set database = 'elsewhere', nodename = '/run', active = true
where jobname like '%:steady';
select bag_has(
  'problems', $$values ('steady', 'it is for database elsewhere')$$, 'another database'
);

update found set username = 'postgres' where jobname ~ ':(catch_up-2|steady_old)$';
select set_eq(
  $$select split_part(entry, ':', 3), problem
    from scheduling.compare_entries(array(select to_jsonb(f) from found as f))
    where entry like '%-2' or entry like '%_old'$$,
  $$values ('catch_up-2', 'it is not the scheduler''s')$$,
  'somebody else''s, whose entries are their own but for those that we want'
);

select * from finish();
rollback;
