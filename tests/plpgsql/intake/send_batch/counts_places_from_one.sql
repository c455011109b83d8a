begin;
select plan(3);
\ir ../door.sql

set session authorization "singularity-1";
select is(
  (
    select array_agg(s.msg_id is null order by s.n)
    from intake.send_batch(x.messages::jsonb[]) with ordinality as s (msg_id, n)
  ),
  array[false, true, false], x.messages
)
from (values
  (
    '[7:9]={"{\"type\": \"patterns\", \"patterns\": []}",'
    '"{\"type\": \"heartbeat\", \"version\": \"7\"}",'
    '"{\"type\": \"code_analysis\", \"analysis\": {}}"}'
  ),
  (
    '{{"{\"type\": \"patterns\", \"patterns\": []}"},'
    '{"{\"type\": \"heartbeat\", \"version\": \"8\"}"},'
    '{"{\"type\": \"code_analysis\", \"analysis\": {}}"}}'
  )
) as x (messages);
reset session authorization;
select results_eq(
  $$select
      (select count(*) from pgmq.q_patterns as q where q.message ->> 'source' = 'singularity-1'),
      (select count(*) from pgmq.q_code_analysis as q where q.message ? 'analysis'),
      (select i.version from fleet.instances as i where i.name = 'singularity-1')$$,
  $$values (2::bigint, 2::bigint, '8')$$,
  'and each is where it belongs'
);

select * from finish();
rollback;
