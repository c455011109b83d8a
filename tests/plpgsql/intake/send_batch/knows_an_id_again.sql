begin;
select plan(3);
\ir ../door.sql

set session authorization "singularity-1";
select results_eq(
  $$select count(distinct s.msg_id), count(*)
    from intake.send_batch(array[
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000a"}',
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000b"}',
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000a"}'
    ]::jsonb[]) as s (msg_id)$$,
  'values (2::bigint, 3::bigint)',
  'in one batch'
);
select results_eq(
  $$select s.msg_id
    from intake.send_batch(array[
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000b"}',
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000a"}'
    ]::jsonb[]) with ordinality as s (msg_id, n)
    order by s.n desc$$,
  $$select s.msg_id
    from intake.send_batch(array[
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000a"}',
      '{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000b"}'
    ]::jsonb[]) with ordinality as s (msg_id, n)
    order by s.n$$,
  'and in later ones'
);
reset session authorization;
select is((select count(*) from pgmq.q_patterns), 2::bigint, 'two messages');

select * from finish();
rollback;
