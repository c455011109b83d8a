begin;
select plan(5);

select is(ranking.correlation(1, 4), 0.25::float8, 'the excess on its scale');
select is(ranking.correlation(-1, 4), 0.0001::float8, 'less than chance is as good as none');
select is(ranking.correlation(5, 4), 0.999::float8, 'all but one');
select is(ranking.correlation(0, 0), null, 'nothing can be told of nothing');
select is(ranking.correlation(1, -4), null, 'nor on a scale below it');

select * from finish();
rollback;
