begin;
select plan(2);

select results_eq(
  'select * from ranking.registrations()', $$values ('the parameters of the scores')$$, 'any'
);
delete from ranking.models;
select is_empty('select * from ranking.registrations()', 'none');

select * from finish();
rollback;
