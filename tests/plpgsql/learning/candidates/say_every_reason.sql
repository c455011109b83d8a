begin;
\ir ../telling.sql
select plan(10);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.hold('templates/held.json held 1.0.0', 'templates/old.json old 1.10.0',
  'templates/newer.json newer 1.0.0-beta');
select pg_temp.prove('held', 300, 300);
select pg_temp.prove('old@1.9.0', 300, 300);
select pg_temp.prove('newer', 300, 300);
select pg_temp.prove('few', 99, 99);
select pg_temp.prove('silent', 300, 300, null);
select pg_temp.prove('../up', 300, 300);
select pg_temp.prove('two', 300, 300);
select pg_temp.prove('two@1.2.0', 300, 300);
select pg_temp.prove('two@1.10.0-rc.1', 300, 300);
select pg_temp.tell('singularity-' || n, 'dull', 1, 'dull 100 100 0.8', 'x')
from generate_series(1, 3) as n;
select learning.fold_usage();

select is(pg_temp.verdict('held'), 'held: the repository holds it', 'there already');
select is(pg_temp.verdict('old', '1.9.0'), 'refused: the repository holds 1.10.0', 'overtaken');
select is(
  pg_temp.verdict('newer'),
  'promote: 300 of 300 uses succeeded on 3 instances of 3 owners: .982 or more of them do, with '
  '95 % certainty', 'a release after its pre-release goes'
);
select is(pg_temp.verdict('few'), 'lacks: needs 100 uses, has 99', 'too few uses');
select is(pg_temp.verdict('silent'), 'lacks: no instance sent what it says', 'no content');
select is(
  pg_temp.verdict('../up'), 'refused: its id can''t be the name of a file', 'out of its folder'
);
select is(pg_temp.verdict('two'), 'outdone: version 1.10.0-rc.1 goes', 'an older version');
select is(pg_temp.verdict('two', '1.2.0'), 'outdone: version 1.10.0-rc.1 goes', 'and another');
select alike(pg_temp.verdict('two', '1.10.0-rc.1'), 'promote: %', 'the newest goes');
select is(pg_temp.verdict('dull'), 'lacks: quality .8 is below .85', 'judged to be dull');

select * from finish();
rollback;
