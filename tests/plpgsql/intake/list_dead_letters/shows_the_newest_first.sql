begin;
select plan(5);
\ir ../door.sql

select intake.send(
  jsonb_build_object('type', 'patterns', 'source', 'singularity-' || n, 'patterns', '[]'::jsonb)
)
from generate_series(1, 2) as n;
select intake.bury('patterns', t.msg_id, '22P02', 'wrong: ' || t.source)
from intake.take('patterns', 2) as t;
select results_eq(
  'select type, source, reason, sqlstate, error, attempts, buried_at '
  'from intake.list_dead_letters(10)',
  $$values
    ('patterns', 'singularity-2', 'unprocessable', '22P02', 'wrong: singularity-2', 1,
     '2026-01-01 00:00Z'::timestamptz),
    ('patterns', 'singularity-1', 'unprocessable', '22P02', 'wrong: singularity-1', 1,
     '2026-01-01 00:00Z'::timestamptz)$$,
  'all of them'
);
select is((select source from intake.list_dead_letters(1)), 'singularity-2', 'not more than asked');
select is((select count(*) from intake.list_dead_letters(null)), 2::bigint, 'null: no limit');
select is_empty($$select * from intake.list_dead_letters(10, 'code_analysis')$$, 'of one type');
select results_eq(
  $$select source from intake.list_dead_letters(10, 'patterns', 'singularity-1')$$,
  $$values ('singularity-1')$$,
  'of one source'
);

select * from finish();
rollback;
