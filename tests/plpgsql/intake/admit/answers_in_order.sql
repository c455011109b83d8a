begin;
select plan(3);
\ir ../door.sql

create temporary table sent as
select a.msg_id, a.n
from intake.admit(
  array[
    '{"type": "patterns", "source": "singularity-1", "patterns": []}',
    '{"type": "heartbeat", "source": "singularity-2"}',
    '{"type": "code_analysis", "source": "singularity-2", "analysis": {}}',
    '{"type": "patterns", "source": "singularity-2", "patterns": []}'
  ]::jsonb[],
  true
) with ordinality as a (msg_id, n);
select results_eq(
  'select n, msg_id is null from pg_temp.sent order by n',
  'values (1::bigint, false), (2, true), (3, false), (4, false)',
  'one msg_id a message, null for what goes through no queue'
);
select results_eq(
  $$select s.n, q.message ->> 'source'
    from pg_temp.sent as s join pgmq.q_patterns as q on q.msg_id = s.msg_id and s.n in (1, 4)
    order by s.n$$,
  $$values (1::bigint, 'singularity-1'), (4, 'singularity-2')$$,
  'that finds it in its queue'
);
select is_empty($$select * from intake.admit('{}', true)$$, 'nothing for nothing');

select * from finish();
rollback;
