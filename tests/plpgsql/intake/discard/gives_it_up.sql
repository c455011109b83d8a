begin;
select plan(3);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
create temporary table taken as select * from intake.take('patterns', 1);
select is(
  intake.discard(intake.bury('patterns', t.msg_id, '22P02', 'it is wrong')), t.message,
  'and returns the message for the last time'
)
from pg_temp.taken as t;
select is_empty('select * from intake.dead_letters', 'it is gone');
select throws_ok(
  'select intake.discard(0)', 'SC107', 'there is no dead letter 0', 'what is not there can''t go'
);

select * from finish();
rollback;
