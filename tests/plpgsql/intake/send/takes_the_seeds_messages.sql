begin;
select plan(4);
\ir ../door.sql

set session authorization "singularity-1";
select isnt(
  intake.send('{"type": "patterns", "source": "singularity-1", "patterns": [
    {"name": "pipe operator", "frequency": 12, "success_rate": 0.95}
  ]}'),
  null,
  'patterns, in the bare form'
);
select isnt(
  intake.send('{"type": "code_analysis", "source": "singularity-1", "analysis": {"dead": 3},
    "timestamp": "2025-12-31T23:59:59Z"}'),
  null,
  'code_analysis'
);
select isnt(
  intake.send('{"type": "learned_artifacts", "source": "singularity-1", "usage_count": 10,
    "success_rate": 0.9, "artifacts": [{"type": "template", "id": "t", "version": "1.0.0"}]}'),
  null,
  'learned_artifacts, with its figures beside'
);
reset session authorization;
select results_eq(
  'select message from pgmq.q_patterns',
  $$values ('{"type": "patterns", "source": "singularity-1", "patterns": [
    {"name": "pipe operator", "frequency": 12, "success_rate": 0.95}
  ]}'::jsonb)$$,
  'they are stored as they were sent'
);

select * from finish();
rollback;
