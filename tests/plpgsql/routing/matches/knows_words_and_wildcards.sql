begin;
select plan(9);
\ir ../fleet.sql

select ok(routing.matches('news', 'news'), 'a name is itself');
select ok(not routing.matches('news', 'news.local'), 'and no other');
select ok(routing.matches('insights.*', 'insights.package'), '* is one word');
select ok(not routing.matches('insights.*', 'insights'), 'not none');
select ok(not routing.matches('insights.*', 'insights.a.b'), 'not two');
select ok(routing.matches('*.package', 'insights.package'), '* may come first');
select ok(routing.matches('insights.#', 'insights'), 'a final # is no word');
select ok(routing.matches('insights.#', 'insights.a.b'), 'or many');
select ok(routing.matches('#', 'anything.at.all'), 'a lone # is everything');

select * from finish();
rollback;
