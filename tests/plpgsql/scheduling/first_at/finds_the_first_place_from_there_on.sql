begin;
select plan(4);

select is(scheduling.first_at('0110', 0), 1, 'from the start');
select is(scheduling.first_at('0110', 1), 1, 'the place itself counts');
select is(scheduling.first_at('0110', 2), 2, 'later ones');
select is(scheduling.first_at('0110', 3), null, 'there is none');

select * from finish();
rollback;
