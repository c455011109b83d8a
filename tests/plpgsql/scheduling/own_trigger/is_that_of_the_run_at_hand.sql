begin;
\ir ../probe.sql
select plan(3);

select is(scheduling.own_trigger(), null, 'this session runs nothing');
select probe.add_run('steady', 'running', '12:00');
select is(scheduling.own_trigger(), null, 'another''s run is not its own');
delete from scheduling.runs;
select scheduling.start_run('steady', 'hand');
select is(scheduling.own_trigger(), 'hand', 'its own is');

select * from finish();
rollback;
