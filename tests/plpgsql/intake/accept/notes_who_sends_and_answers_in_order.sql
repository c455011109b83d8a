begin;
select plan(3);
\ir ../door.sql

select results_eq(
  $$select a.msg_id is null
    from intake.accept(
      array[
        '{"type": "heartbeat", "source": "singularity-1", "version": "7"}',
        '{"type": "patterns", "source": "singularity-2", "patterns": []}'
      ]::jsonb[],
      '2026-01-01 00:00Z'
    ) as a (msg_id)$$,
  'values (true), (false)',
  'in order'
);
select results_eq(
  'select i.version from fleet.instances as i order by i.name', $$values ('7'), (null)$$,
  'the heartbeat is kept'
);
select fleet.pause('singularity-2');
select throws_ok(
  $$select intake.accept(
    array['{"type": "patterns", "source": "singularity-2", "patterns": []}']::jsonb[],
    '2026-01-01 00:00Z'
  )$$,
  'SC106'
);

select * from finish();
rollback;
