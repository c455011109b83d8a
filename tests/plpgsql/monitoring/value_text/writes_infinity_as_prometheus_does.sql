begin;
select plan(1);

select results_eq(
  $$select monitoring.value_text(v) from unnest(
    '{1.5,Infinity,-Infinity,NaN,1767265200}'::float8[]) as v$$,
  $$values ('1.5'), ('+Inf'), ('-Inf'), ('NaN'), ('1767265200')$$, 'numbers'
);

select * from finish();
rollback;
