begin;
\ir ../artifacts.sql
select plan(4);

select is(knowledge.highest('prompt', 'a'), null, 'none is there');
select pg_temp.put('prompt', 'a', '1.0.0-rc.2');
select pg_temp.put('prompt', 'a', '1.0.0-rc.10');
select is(knowledge.highest('prompt', 'a'), '1.0.0-rc.10', 'the highest pre-release, by number');
select pg_temp.put('prompt', 'a', '0.9.0');
select pg_temp.put('prompt', 'a', '0.10.0+b-1');
select is(knowledge.highest('prompt', 'a'), '0.10.0+b-1', 'a release is above any pre-release');
select pg_temp.put('prompt', 'a', '0.10.0+b-2');
select is(knowledge.highest('prompt', 'a'), '0.10.0+b-2', 'what follows a plus breaks the tie');

select * from finish();
rollback;
