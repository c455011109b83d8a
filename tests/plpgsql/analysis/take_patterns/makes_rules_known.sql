begin;
select plan(1);

insert into analysis.incoming_patterns values
  ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', 'a := b'),
  ('till', md5('x')::uuid, 'other', 'Other', 'idiom', 'python', 'Why.', null);
select analysis.take_patterns('shop');
update analysis.incoming_patterns set name = 'Assignment expression';
select analysis.take_patterns('shop');

select results_eq(
  'select fingerprint, rule, name, example from analysis.patterns',
  $$values (md5('w')::uuid, 'walrus', 'Assignment expression', 'a := b')$$,
  'said again they are what was said last'
);

select * from finish();
rollback;
