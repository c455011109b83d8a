begin;
\ir ../telling.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'max_streams', 2);
create function pg_temp.part(p_stream text, p_part integer)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns', 'source', 'singularity-1', 'patterns', '[]'::jsonb,
    'snapshot', jsonb_build_object(
      'stream', p_stream, 'version', 1, 'part', p_part, 'parts', 2
    )
  ))
$$;
-- Three streams in one message: none of them fits, so the next ones do.
select intake.send('{
  "type": "patterns", "source": "singularity-1", "patterns": [
    {"name": "a", "frequency": 1, "success_rate": 1},
    {"name": "b", "frequency": 1, "success_rate": 1},
    {"name": "c", "frequency": 1, "success_rate": 1}
  ]
}');
select pg_temp.tell('singularity-1', 's1', 1, 'a 1 1');
select pg_temp.part('s2', 1);
select pg_temp.part('s3', 1);
select is(aggregation.fold_patterns() ->> 'buried', '2', 'what waits for its parts counts');
select results_eq(
  'select stream from aggregation.parts', $$values ('s2' collate "C")$$, 'the first one waits'
);
select pg_temp.part('s2', 2);
select is(aggregation.fold_patterns() ->> 'buried', '0', 'and becomes whole');
select aggregation.forget('singularity-1', 's1');
select pg_temp.part('s4', 1);
select is(aggregation.fold_patterns() ->> 'buried', '0', 'a stream that is forgotten makes room');

-- A lower quota leaves what is there, and others' messages alone.
select fleet.add('singularity-2');
select fleet.set_quota('singularity-1', 'max_streams', 1);
select pg_temp.tell('singularity-2', 's1', 1, 'a 1 1');
select pg_temp.tell('singularity-1', 's2', 2, 'a 1 1');
select pg_temp.part('s5', 1);
select is(aggregation.fold_patterns() ->> 'buried', '1', 'only what opens another one is buried');
select results_eq(
  'select message -> ''snapshot'' ->> ''stream'' from intake.dead_letters
    order by dead_letter_id desc limit 1',
  $$values ('s5')$$, 'by itself'
);

select * from finish();
rollback;
