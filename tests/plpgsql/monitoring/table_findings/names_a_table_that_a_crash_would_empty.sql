begin;
select plan(3);
select is_empty('select * from monitoring.table_findings()', 'none of ours');
create unlogged table public.not_ours ();
set local role centralcloud_owner;
create unlogged table intake.incoming_probes ();
select is_empty('select * from monitoring.table_findings()', 'what is loaded anew may be');
create unlogged table intake.probes ();
select results_eq(
  'select check_name, subject, hint from monitoring.table_findings()',
  $$values (
    'unlogged_table', 'intake.probes'::text, 'alter table intake.probes set logged'::text
  )$$,
  'what is to be kept may not'
);

select * from finish();
rollback;
