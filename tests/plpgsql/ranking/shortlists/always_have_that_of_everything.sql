begin;
\ir ../../aggregation/telling.sql
select plan(2);

select fleet.add('a');
select pg_temp.tell('a', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
create function pg_temp.lists(p_most text)
returns text
language sql
as $$
  select centralcloud.change_setting('ranking.most_lists', p_most);
  select string_agg(concat_ws(' ', s.list_language, s.list_kind), ',')
  from ranking.shortlists() as s;
$$;
select is(pg_temp.lists('1'), '', 'one list is that of everything');
select is(pg_temp.lists('0'), '', 'which no setting empties: the fleet would be told of none');

select * from finish();
rollback;
