begin;
select plan(4);

select is(ranking.concentration(0.1), 9::float8, '1/ρ - 1');
select is(ranking.concentration(0.999), 1::float8, '1 at least');
select is(ranking.concentration(0.0001), 1000::float8, '1000 at most');
select is(ranking.concentration(null), null, 'unknown for unknown');

select * from finish();
rollback;
