begin;
select plan(1);

select throws_ok(
  $$select intake.refuse_paused('singularity-1')$$, 'SC106', 'instance singularity-1 is paused',
  'by name'
);

select * from finish();
rollback;
