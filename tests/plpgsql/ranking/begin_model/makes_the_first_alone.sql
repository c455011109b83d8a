begin;
select plan(2);

select ranking.begin_model(0.1, 1, 0.1, 1);
select is((select m.mu from ranking.model as m), 0.63::float8, 'one is there');
delete from ranking.models;
select ranking.begin_model(0.1, 1, 0.1, 1);
select is((select m.mu from ranking.model as m), 0.1::float8, 'none was');

select * from finish();
rollback;
