begin;
select plan(4);
\ir ../door.sql

select pgmq.send('patterns', '{"type": "patterns"}');
select pgmq.send('patterns', null::jsonb);
select pgmq.send('patterns', '{}'::jsonb, '{"received_at": "soon", "attempts": "many"}'::jsonb);
create temporary table taken as select * from intake.take('patterns', 3);
select lives_ok(
  $$select intake.bury('patterns', t.msg_id, '22023', 'it is wrong') from pg_temp.taken as t$$,
  'nothing in the queue stays in the way of what is behind it'
);
select results_eq(
  'select message, headers, source, attempts from intake.dead_letters order by msg_id',
  $$values
    ('{"type": "patterns"}'::jsonb, '{}'::jsonb, null, 1),
    ('null'::jsonb, '{}'::jsonb, null, 1),
    ('{}'::jsonb, '{"received_at": "soon", "attempts": "many"}'::jsonb, null, 1)$$,
  'also without headers or with any, or without a message'
);
select lives_ok(
  'select intake.redrive(d.dead_letter_id) from intake.dead_letters as d', 'and can be tried again'
);
select intake.take('patterns', 3);
select is(intake.replay('patterns', null, null), 3::bigint, 'and replayed');

select * from finish();
rollback;
