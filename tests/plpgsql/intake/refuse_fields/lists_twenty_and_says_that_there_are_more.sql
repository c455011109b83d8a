begin;
select plan(3);
\ir ../door.sql

create temporary table batch as
select array[
  '{"type": "heartbeat", "source": "singularity-1"}'::jsonb,
  jsonb_build_object(
    'type', 'patterns', 'source', 'singularity-1',
    'patterns', (select jsonb_agg('{"name": 5, "frequency": 1, "success_rate": 1}'::jsonb)
                 from generate_series(1, 25))
  )
] as messages;
select is(
  (
    select array_agg(l.line order by l.n)
    from regexp_split_to_table(
      pg_temp.detail(
        format('select intake.send_batch(%L)', (select b.messages from pg_temp.batch as b))
      ), E'\n'
    ) with ordinality as l (line, n)
    where l.n in (1, 2, 11, 20, 21)
  ),
  array[
    '[1].patterns[0].name: is of type number, not string',
    '[1].patterns[1].name: is of type number, not string',
    '[1].patterns[10].name: is of type number, not string',
    '[1].patterns[19].name: is of type number, not string',
    'and more'
  ],
  'in the order of the arrays'
);
select is(
  pg_temp.detail($$select intake.send_batch(array['{"type": "patterns", "source": "singularity-1"}',
    '{"type": "heartbeat", "source": "singularity-1"}', '7']::jsonb[])$$),
  E'[0].patterns: is missing\n[2]: is no JSON object',
  'of every message of a batch'
);
select is(
  pg_temp.refusal(jsonb_build_object(
    'type', 'patterns', 'source', 'singularity-1', 'timestamp', repeat('x', 100000),
    'patterns', '[]'
  )),
  E'patterns: is of type string, not array\n'
  'timestamp: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is no timestamp such as '
  '2026-01-31T09:00:00Z',
  'a long value is not repeated'
);

select * from finish();
rollback;
