begin;
\ir ../../aggregation/telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add(n) from unnest(array['a', 'b', 'c']) as n;
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();

create function pg_temp.stands(p_letter text, p_rank integer)
returns text
language sql
as $$
  select ranking.standing(s, p_rank) from ranking.scores as s
  where s.fingerprint = pg_temp.p(p_letter);
$$;
-- As many entries as said, so many of them better than pattern a, a thousandth apart.
create function pg_temp.list(p_length integer, p_better integer)
returns bigint
language sql
as $$
  select ranking.store(
    null,
    null,
    coalesce(
      jsonb_agg(jsonb_build_object(
        'rank', n, 'raw_rank', n, 'fingerprint', gen_random_uuid(), 'name', n, 'language', '',
        'kind', '', 'frequency', 1, 'success_rate', 1, 'confidence', 1,
        'score', s.score + (p_better - n + 0.5) / 1000, 'success_lower', 1, 'prevalence_lower', 1,
        'e', 1, 'x', 1, 'b', 1, 'occurrences', 1, 'instances', 2, 'owners', 2
      )),
      '[]'
    ),
    '{}'
  )
  from generate_series(1, p_length) as n
  join ranking.scores as s on s.fingerprint = pg_temp.p('a');
$$;
select is(pg_temp.stands('a', null), 'not ranked: there is no ranking yet', 'nobody ranked yet');
select is(
  pg_temp.stands('b', null), 'not ranked: 1 owner sees it, and it takes 2', 'too few owners'
);
select pg_temp.list(99, 99);
select is(
  pg_temp.stands('a', null), 'not ranked yet: the next ranking has room for it', 'a short list'
);
select is(pg_temp.stands('a', 7), 'number 7 of 99', 'one on it');

select pg_temp.list(100, 100);
select matches(
  pg_temp.stands('a', null),
  '^not ranked: its score is below the 0\.\d+ of number 100, the last$', 'worse than all'
);
select pg_temp.list(100, 11);
select is(
  pg_temp.stands('a', null),
  'not ranked yet: by its score it is number 12, and may be so in the next ranking', 'good enough'
);
select pg_temp.list(100, 96);
select is(
  pg_temp.stands('a', null),
  'not ranked: by its score it would be number 97, and who is new gets on at 90 or better',
  'held up by the buffer'
);

select * from finish();
rollback;
