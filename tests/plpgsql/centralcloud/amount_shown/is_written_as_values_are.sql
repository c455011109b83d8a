begin;
select plan(3);

select is(centralcloud.amount_shown(3600, 'interval'), '01:00:00', 'an interval');
select is(
  centralcloud.amount_shown(extract(epoch from centralcloud.longest_time()), 'interval'),
  '36525 days', 'a long one'
);
select is(centralcloud.amount_shown(0.5, 'number'), '0.5', 'a number');

select * from finish();
rollback;
