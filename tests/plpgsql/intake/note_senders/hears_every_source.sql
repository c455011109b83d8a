begin;
select plan(1);
\ir ../door.sql

select intake.note_senders(array[
  '{"type": "patterns", "source": "singularity-1"}',
  '{"type": "heartbeat", "source": "singularity-2", "version": "1"}',
  '{"type": "heartbeat", "source": "singularity-2", "version": "2"}'
]::jsonb[]);
select results_eq(
  'select name, last_accepted_at, heartbeat_at, version from fleet.instances order by name',
  $$values
    ('singularity-1' collate "C", '2026-01-01 00:00Z'::timestamptz, null::timestamptz, null),
    ('singularity-2', '2026-01-01 00:00Z', '2026-01-01 00:00Z', '2')$$,
  'and keeps the last heartbeat of each'
);

select * from finish();
rollback;
