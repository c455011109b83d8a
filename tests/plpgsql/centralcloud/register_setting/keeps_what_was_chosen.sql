begin;
select plan(2);

select centralcloud.register_setting('test.size', '10', 'A size, in rows.');
select centralcloud.change_setting('test.size', '20');
select centralcloud.register_setting('test.size', '30', 'A size, in rows.');
select is(centralcloud.setting('test.size'), '20', 'an upgrade keeps the chosen value');
select centralcloud.change_setting('test.size', null);
select is(centralcloud.setting('test.size'), '30', 'and brings its own default');

select * from finish();
rollback;
