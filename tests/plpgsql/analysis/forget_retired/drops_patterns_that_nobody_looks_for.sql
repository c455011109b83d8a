begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.patterns values
  (md5('kept')::uuid, 'kept', 'Kept', 'idiom', 'python', 'Why.', null),
  (md5('used')::uuid, 'used', 'Used', 'idiom', 'python', 'Why.', null),
  (md5('gone')::uuid, 'gone', 'Gone', 'idiom', 'python', 'Why.', null);
insert into analysis.occurrences (
  file_id, fingerprint, start_line, end_line, extent_start_line, extent_end_line
)
select file_id, md5('used')::uuid, 1, 1, 1, 1 from code.current_files;
insert into analysis.incoming_patterns
values ('shop', md5('kept')::uuid, 'kept', 'Kept', 'idiom', 'python', 'Why.', null);
select analysis.forget_retired('shop');

select results_eq(
  'select rule from analysis.patterns order by rule', $$values ('kept'), ('used')$$,
  'one that came or that occurs somewhere stays'
);

select * from finish();
rollback;
