begin;
select plan(1);

select analysis.register_framework('python', 'shopkit', 'ShopKit');
select analysis.register_framework('python', 'shopkit', 'Shop Kit');

select is(
  (select name from analysis.frameworks where package = 'shopkit'), 'Shop Kit',
  'the last name holds'
);

select * from finish();
rollback;
