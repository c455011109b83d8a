begin;
select plan(5);

select is(scheduling.last_at('0110', 3), 2, 'from the end');
select is(scheduling.last_at('0110', 2), 2, 'the place itself counts');
select is(scheduling.last_at('0110', 1), 1, 'earlier ones');
select is(scheduling.last_at('0110', 0), null, 'there is none');
select is(scheduling.last_at('', 5), null, 'nor in nothing');

select * from finish();
rollback;
