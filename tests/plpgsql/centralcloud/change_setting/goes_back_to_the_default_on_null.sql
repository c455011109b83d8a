begin;
select plan(3);

select centralcloud.register_setting('test.size', '10', 'A size, in rows.');
select is(centralcloud.change_setting('test.size', '20'), '10', 'it says what held before');
select centralcloud.change_setting('test.size', null);
select is(centralcloud.setting('test.size'), '10', 'null is the default again');
select throws_ok(
  $$select centralcloud.change_setting('test.sise', '1')$$, 'SC905', null, 'unknown names are told'
);

select * from finish();
rollback;
