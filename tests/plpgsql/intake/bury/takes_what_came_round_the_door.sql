begin;
select plan(3);
\ir ../door.sql

select pgmq.send('patterns', '{"type": "patterns"}');
select pgmq.send('patterns', null::jsonb);
create temporary table taken as select * from intake.take('patterns', 2);
select lives_ok(
  $$select intake.bury('patterns', t.msg_id, '22023', 'it is wrong') from pg_temp.taken as t$$,
  'nothing in the queue stays in the way of what is behind it'
);
select results_eq(
  'select message, headers, source, attempts from intake.dead_letters order by msg_id',
  $$values
    ('{"type": "patterns"}'::jsonb, '{}'::jsonb, null, 1),
    ('null'::jsonb, '{}'::jsonb, null, 1)$$,
  'also without headers, or without a message'
);
select lives_ok(
  'select intake.redrive(d.dead_letter_id) from intake.dead_letters as d', 'and can be tried again'
);

select * from finish();
rollback;
