begin;
select plan(2);

select centralcloud.record_script('hub', 'room/function.sql', 'aa');
select centralcloud.forget_script('hub', 'room/function.sql');
select is_empty(
  $$select from centralcloud.scripts where path = 'room/function.sql'$$, 'it is gone'
);
select isnt_empty(
  $$select from centralcloud.applied_scripts('core')$$, 'the others stay'
);

select * from finish();
rollback;
