begin;
select plan(2);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
create temporary table buried as
select intake.bury('patterns', t.msg_id, '22P02', 'wrong', 'quite') as id, t.message
from intake.take('patterns', 1) as t;
select results_eq(
  'select d.message, d.error, d.detail from pg_temp.buried as b, intake.dead_letter(b.id) as d',
  $$select message, 'wrong', 'quite' from pg_temp.buried$$,
  'all of it'
);
select throws_ok('select intake.dead_letter(-1)', 'SC107', 'there is no dead letter -1');

select * from finish();
rollback;
