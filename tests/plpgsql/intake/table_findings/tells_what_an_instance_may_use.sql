begin;
select plan(2);

select fleet.add('singularity-1');
create role ops;
grant usage on schema pgmq to ops;
grant select on pgmq.q_patterns to ops;
select is_empty('select * from intake.table_findings()', 'a role that is no instance is not meant');
grant usage on schema pgmq to centralcloud_instance;
grant select, delete on pgmq.q_patterns to "singularity-1";
select results_eq(
  'select finding, hint from intake.table_findings() order by 1',
  $$values
    ('role "singularity-1" has delete, select on table pgmq.q_patterns',
      'revoke all on table pgmq.q_patterns from "singularity-1"'),
    ('role centralcloud_instance has usage on schema pgmq',
      'revoke all on schema pgmq from centralcloud_instance')$$,
  'by its own name or its group''s'
);

select * from finish();
rollback;
