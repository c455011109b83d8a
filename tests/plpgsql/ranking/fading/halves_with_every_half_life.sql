begin;
select plan(5);

select is(ranking.fading(0, 42), 1::float8, 'nothing fades in a day');
select is(ranking.fading(42, 42), 0.5::float8, 'half after a half-life');
select is(ranking.fading(84, 42), 0.25::float8, 'a quarter after two');
select is(ranking.fading(-3, 42), 1::float8, 'what is yet to come is of today');
select cmp_ok(ranking.fading(739000, 42), '<', '1e-15'::float8, 'two thousand years underflow not');

select * from finish();
rollback;
