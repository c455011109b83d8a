begin;
select plan(2);
\ir ../joined.sql

select results_eq(
  $$
    with recursive pauses (n, pause) as (
      select 1, link.next_pause('0')
      union all
      select n + 1, link.next_pause(pause) from pauses where n < 6
    )
    select extract(minute from pause)::integer from pauses order by n
  $$,
  'values (1), (2), (4), (8), (10), (10)', 'in minutes'
);
select centralcloud.change_setting('link.longest_pause', '0');
select is(link.next_pause('0'), '0', 'or never');

select * from finish();
rollback;
