begin;
select plan(4);
\ir ../door.sql

set session authorization "singularity-1";
select results_eq(
  $$select s.msg_id is null
    from intake.send_batch(array[
      '{"type": "patterns", "patterns": [], "n": 1}',
      '{"type": "heartbeat"}',
      '{"type": "code_analysis", "analysis": {}}',
      '{"type": "patterns", "patterns": [], "n": 2}'
    ]::jsonb[]) with ordinality as s (msg_id, n)
    order by s.n$$,
  'values (false), (true), (false), (false)',
  'a msg_id for each, null for a heartbeat'
);
select is_empty($$select * from intake.send_batch('{}')$$, 'none for none');
select is_empty('select * from intake.send_batch(null)', 'nor for null');
reset session authorization;
select results_eq(
  $$select message -> 'n' from pgmq.q_patterns order by msg_id$$, $$values ('1'::jsonb), ('2')$$,
  'in the order in which they were sent'
);

select * from finish();
rollback;
