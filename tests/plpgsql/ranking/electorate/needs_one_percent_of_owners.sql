begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select is((select owners_needed from ranking.electorate), 1, 'no owner: one');
select fleet.add('s0');
select is((select owners_needed from ranking.electorate), 1, 'one owner: one');
select count(fleet.add('s' || i)) from generate_series(1, 200) as i;
select is((select owners_needed from ranking.electorate), 3, '201 owners: three, which is 1 %');

select * from finish();
rollback;
