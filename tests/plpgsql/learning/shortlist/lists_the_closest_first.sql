begin;
\ir ../telling.sql
select plan(2);

select pg_temp.gather();
select pg_temp.hold('learned/prompt/bad.json bad 1.0.0');
select pg_temp.prove('goes', 300, 300);
select pg_temp.prove('bad', 300, 100);
select pg_temp.prove('far', 50, 25);
select pg_temp.prove('near', 100, 95);
select pg_temp.prove('nearer', 99, 99);
select pg_temp.prove('../up', 300, 300);
select results_eq(
  'select action, id from learning.shortlist()',
  $$values ('promote', 'goes'), ('revoke', 'bad'), ('leave', 'nearer'), ('leave', 'near'),
    ('leave', 'far'), ('leave', '../up')$$,
  'what goes, what is taken out, and the others'
);
select results_eq(
  'select id from learning.shortlist(1)', $$values ('goes'), ('bad'), ('nearer')$$,
  'the limit is on the others'
);

select * from finish();
rollback;
