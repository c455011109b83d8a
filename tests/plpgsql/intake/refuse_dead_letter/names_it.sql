begin;
select plan(1);

select throws_ok('select intake.refuse_dead_letter(7)', 'SC107', 'there is no dead letter 7');

select * from finish();
rollback;
