begin;
select plan(1);

select centralcloud.record_script('hub', 'room/function.sql', 'aa');
select centralcloud.record_script('hub', 'room/function.sql', 'bb');
select results_eq(
  $$select hash from centralcloud.scripts where path = 'room/function.sql'$$,
  $$values ('bb')$$, 'one row a file'
);

select * from finish();
rollback;
