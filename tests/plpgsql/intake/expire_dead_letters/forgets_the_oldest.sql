begin;
select plan(3);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')
from generate_series(1, 3);
select intake.bury('patterns', t.msg_id, '22P02', 'it is wrong')
from intake.take('patterns', 2) as t;
select centralcloud.freeze_clock('2026-06-01 00:00Z');
select intake.bury('patterns', t.msg_id, '22P02', 'it is wrong')
from intake.take('patterns', 1) as t;
select centralcloud.freeze_clock('2026-07-01 00:00Z');
select is(intake.expire_dead_letters(1), 1, 'no more than asked for');
select is(intake.expire_dead_letters(10), 1, 'then the rest');
select is((select count(*) from intake.dead_letters), 1::bigint, 'what is younger stays');

select * from finish();
rollback;
