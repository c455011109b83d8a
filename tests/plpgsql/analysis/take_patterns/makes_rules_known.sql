begin;
select plan(1);

insert into analysis.incoming_patterns values
  ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', 'a := b'),
  ('till', md5('x')::uuid, 'other', 'Other', 'idiom', 'python', 'Why.', null);
select analysis.take_patterns('shop');
update analysis.incoming_patterns
set name = 'Assignment expression', bands = array['00000000000000aa'];
select analysis.take_patterns('shop');

select results_eq(
  'select fingerprint, rule, name, example, bands from analysis.patterns',
  $$values (
    md5('w')::uuid, 'walrus', 'Assignment expression', 'a := b', array['00000000000000aa']
  )$$,
  'said again they are what was said last'
);

select * from finish();
rollback;
