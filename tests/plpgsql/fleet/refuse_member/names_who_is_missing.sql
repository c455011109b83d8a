begin;
select plan(1);

select throws_ok(
  $$select fleet.refuse_member('nobody')$$, 'SC404', $$there is no instance 'nobody'$$, 'by name'
);

select * from finish();
rollback;
