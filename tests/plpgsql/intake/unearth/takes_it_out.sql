begin;
select plan(2);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
create temporary table taken as select * from intake.take('patterns', 1);
create temporary table buried as
select intake.bury('patterns', t.msg_id, '22P02', 'it is wrong') as dead_letter_id
from pg_temp.taken as t;
select results_eq(
  'select (intake.unearth(b.dead_letter_id)).error from pg_temp.buried as b',
  $$values ('it is wrong')$$, 'and returns it'
);
select throws_ok(
  'select intake.unearth(b.dead_letter_id) from pg_temp.buried as b', 'SC107', null, 'once'
);

select * from finish();
rollback;
