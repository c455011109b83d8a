begin;
select plan(4);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
create temporary table taken as select * from intake.take('patterns', 1);
create temporary table buried as
select intake.bury('patterns', t.msg_id, '22P02', 'it is wrong') as dead_letter_id
from pg_temp.taken as t;
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select isnt(intake.redrive(b.dead_letter_id), null, 'it is in the queue again')
from pg_temp.buried as b;
create temporary table again as select * from intake.take('patterns', 1);
select results_eq(
  'select source, received_at, message from pg_temp.again',
  'select source, received_at, message from pg_temp.taken',
  'as received when it first was'
);
select intake.bury('patterns', a.msg_id, '22P02', 'still') from pg_temp.again as a;
select results_eq('select attempts from intake.dead_letters', 'values (2)', 'tries are counted');
select throws_ok(
  'select intake.redrive(b.dead_letter_id) from pg_temp.buried as b', 'SC107', null, 'once'
);

select * from finish();
rollback;
