begin;
select plan(5);

select is(
  aggregation.identify('python', 'idiom', 'Context Manager'),
  aggregation.hash(convert_to('fp1|python|idiom|context manager', 'UTF8')),
  'fp1|language|kind|lower name is what is hashed'
);
select is(
  aggregation.identify('python', 'idiom', E'CAFE\u0301'),
  aggregation.identify('python', 'idiom', E'caf\u00e9'),
  'composed and decomposed letters are one name, in either case'
);
select is(
  aggregation.identify('python', 'idiom', E'\u00dcBER'),
  aggregation.identify('python', 'idiom', E'\u00fcber'),
  'case is folded beyond ASCII, whatever the collation of the database'
);
select is(
  aggregation.identify(null, null, 'singleton'),
  aggregation.identify('', '', 'singleton'),
  'a language or kind that was not told is empty'
);
select isnt(
  aggregation.identify('rust', 'idiom', 'singleton'),
  aggregation.identify('python', 'idiom', 'singleton'),
  'the same name in another language is another pattern'
);

select * from finish();
rollback;
