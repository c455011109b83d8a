begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_patterns values
  ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', 'a := b',
    array['00000000000000aa', '00000000000000bb']),
  ('shop', md5('x')::uuid, 'none', 'Nowhere', 'idiom', 'python', 'Why.', 'x', null);
insert into analysis.incoming_occurrences values ('shop', 'a.py', md5('w')::uuid, 15, 15, 10, 20);
select analysis.take_scan('shop', '[]');

select is(
  analysis.observations('shop'),
  jsonb_build_array(jsonb_build_object(
    'fingerprint', md5('w')::uuid, 'name', 'Walrus', 'kind', 'idiom', 'language', 'python',
    'trials', 1, 'successes', 1, 'occurrences', 1, 'description', 'Why.',
    'examples', jsonb_build_array('a := b'),
    'bands', jsonb_build_array('00000000000000aa', '00000000000000bb')
  )),
  'with the rule''s own example, and nothing of what does not occur'
);
select is(analysis.observations('none'), '[]', 'none is an empty array');

select * from finish();
rollback;
