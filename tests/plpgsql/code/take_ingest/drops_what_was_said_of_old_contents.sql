begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 9);
insert into code.incoming_symbols values ('shop', 'a.py', 'function', 'old', 'old', 1, 2);
select code.take_ingest('shop', 0, 'r1');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x02', 't1', 10, 9);
insert into code.incoming_symbols values ('shop', 'a.py', 'function', 'new', 'new', 1, 2);
select code.take_ingest('shop', 1, 'r2');

select results_eq('select name from code.symbols', $$values ('new')$$, 'the old symbols went');
select code.take_ingest('shop', 2, 'r3');
select is_empty('select * from code.symbols', 'an empty code base has none');

select * from finish();
rollback;
