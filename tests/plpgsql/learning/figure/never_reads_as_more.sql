begin;
select plan(6);

select is(learning.figure(0.9299999), '.929', 'what is below .93 reads so');
select is(learning.figure(0.93), '.93', 'no more digits than needed');
select is(learning.figure(0), '0', 'nothing');
select is(learning.figure(1), '1', 'all');
select is(learning.figure(0.0004), '0', 'next to nothing');
select is(learning.figure(null), null, 'what nobody said');

select * from finish();
rollback;
