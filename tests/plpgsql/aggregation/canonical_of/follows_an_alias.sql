begin;
\ir ../telling.sql
select plan(3);

insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
select pg_temp.p(l.letter), l.letter, '', '', '2026-01-01Z'
from unnest(array['a', 'b']) as l (letter);
select aggregation.alias(pg_temp.p('a'), pg_temp.p('b'), 'the same');

select is(aggregation.canonical_of(pg_temp.p('a')), pg_temp.p('b'), 'to what it counts for');
select is(aggregation.canonical_of(pg_temp.p('b')), pg_temp.p('b'), 'that counts for itself');
select is(aggregation.canonical_of(pg_temp.p('c')), pg_temp.p('c'), 'as what nobody told does');

select * from finish();
rollback;
