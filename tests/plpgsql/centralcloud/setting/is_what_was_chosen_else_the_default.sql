begin;
select plan(3);

select centralcloud.register_setting('test.size', '10', 'A size, in rows.');
select is(centralcloud.setting('test.size'), '10', 'the default holds');
select centralcloud.change_setting('test.size', '20');
select is(centralcloud.setting('test.size'), '20', 'a chosen value holds');
select throws_ok(
  $$select centralcloud.setting('test.sise')$$, 'SC905', 'there is no setting test.sise',
  'a name that no room registered is told'
);

select * from finish();
rollback;
