begin;
select plan(2);

select is(learning.current_commit(), null, 'none before the first');
select learning.load_commit('/srv/t.git', repeat('a', 40), 0, 1);
select learning.load_commit('/srv/t.git', repeat('b', 40), 0, null);
select is(learning.current_commit(), repeat('b', 40), 'whatever brought it');

select * from finish();
rollback;
