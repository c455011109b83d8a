begin;
select plan(1);

select results_eq(
  $$select monitoring.label_text(v) from unnest(array['', 'a', E'\\ " \n', null]) as v$$,
  $$values ('""'), ('"a"'), ('"\\ \" \n"'), (null)$$, 'backslash, quote and newline'
);

select * from finish();
rollback;
