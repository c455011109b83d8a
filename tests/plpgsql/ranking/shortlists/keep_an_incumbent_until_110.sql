begin;
\ir ../ladder.sql
select plan(3);

create function pg_temp.numbers(p_from integer, p_to integer)
returns integer[]
language sql
return array(select generate_series(p_from, p_to));
-- What is on the list of everything when these were on it before.
create function pg_temp.listed(p_incumbents integer[])
returns integer[]
language sql
as $$
  select ranking.store(
    p_language => null,
    p_kind     => null,
    p_entries  => (
      select jsonb_agg(jsonb_build_object(
        'rank', t.place, 'raw_rank', t.place, 'fingerprint', pg_temp.pattern(t.i),
        'name', 'pattern ' || t.i, 'language', 'python', 'kind', 'idiom',
        'frequency', 1, 'success_rate', 1, 'confidence', 1, 'score', 1,
        'success_lower', 1, 'prevalence_lower', 1, 'e', 1, 'x', 1, 'b', 1,
        'occurrences', 1, 'instances', 2, 'owners', 2
      ))
      from unnest(p_incumbents) with ordinality as t (i, place)
    ),
    p_stats    => '{}'
  );
  select array_agg(s.raw_rank order by s.rank)
  from ranking.shortlists() as s
  where s.list_language is null and s.list_kind is null;
$$;

select is(
  pg_temp.listed(pg_temp.numbers(11, 110)),
  pg_temp.numbers(1, 100),
  'outsiders at 90 or better enter, and the worst incumbents make room'
);
select is(
  pg_temp.listed(pg_temp.numbers(1, 90) || pg_temp.numbers(101, 110)),
  pg_temp.numbers(1, 90) || pg_temp.numbers(101, 110),
  'an incumbent stays up to 110 while outsiders are past 90'
);
select is(
  pg_temp.listed(pg_temp.numbers(1, 95) || pg_temp.numbers(111, 115)),
  pg_temp.numbers(1, 100),
  'past 110 it leaves, and the best outsiders fill up'
);

select * from finish();
rollback;
