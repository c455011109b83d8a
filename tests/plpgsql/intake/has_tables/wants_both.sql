begin;
select plan(3);

select is(intake.has_tables('patterns'), true, 'both are there');
select is(intake.has_tables('nothing'), false, 'none is');
alter table pgmq.a_patterns rename to a_gone;
select is(intake.has_tables('patterns'), false, 'one is not enough');

select * from finish();
rollback;
