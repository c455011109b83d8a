begin;
select plan(2);

select code.register('shop', '/srv/shop');
select code.register('till', '/srv/till');
insert into code.incoming_files
values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 1),
  ('till', 'b.py', 'python', '\x02', 't1', 10, 1);
select code.take_ingest('shop', 0, 'r1');
select code.take_ingest('till', 0, 'r1');

select results_eq(
  $$select path, content_hash, examined_with from code.known_files('shop')$$,
  $$values ('a.py', '\x01'::bytea, 't1')$$,
  'of one code base'
);
select is_empty($$select * from code.known_files('none')$$, 'nothing is known of an unknown one');

select * from finish();
rollback;
