begin;
select plan(2);

select is(knowledge.send_usage('[{"n": 1}]', 7), 1::bigint, 'one message');
select knowledge.send_usage((
  select jsonb_agg(jsonb_build_object('n', n)) from generate_series(1, 1001) as n
), 8);
select results_eq(
  $$select message -> 'snapshot', jsonb_array_length(message -> 'artifacts')
    from link.outbox where message ->> 'type' = 'learned_artifacts' order by outbox_id$$,
  $$values
    ('{"stream": "knowledge", "version": 7}'::jsonb, 1),
    ('{"stream": "knowledge", "version": 8, "part": 1, "parts": 2}', 1000),
    ('{"stream": "knowledge", "version": 8, "part": 2, "parts": 2}', 1)$$, 'in order'
);

select * from finish();
rollback;
