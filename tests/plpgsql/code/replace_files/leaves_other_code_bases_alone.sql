begin;
select plan(2);

select code.register('shop', '/srv/shop');
select code.register('till', '/srv/till') as till \gset
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 1);
select code.take_ingest('shop', 0, 'r1');

select is(
  code.replace_files(:till, 'till'), '{"added": 0, "changed": 0, "vanished": 0}', 'it has none'
);
select is((select count(*) from code.files), 1::bigint, 'and the other still has its own');

select * from finish();
rollback;
