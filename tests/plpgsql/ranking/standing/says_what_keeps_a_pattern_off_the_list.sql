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
-- Number n of the list went well in 200 - n of 200; the scores of its day, all 1, are history.
select count(intake.send(jsonb_build_object(
  'type', 'patterns', 'source', s.source, 'snapshot', '{"stream": "list", "version": 1}'::jsonb,
  'patterns', (
    select jsonb_agg(jsonb_build_object(
      'name', n::text, 'language', 'rust', 'trials', 200, 'successes', 200 - n, 'occurrences', 200
    ))
    from generate_series(1, 100) as n
  )
)))
from unnest(array['a', 'b']) as s (source);
create function pg_temp.list(p_length integer)
returns bigint
language sql
as $$
  select ranking.store(
    null,
    null,
    jsonb_agg(jsonb_build_object(
      'rank', n, 'raw_rank', n, 'fingerprint', aggregation.identify('rust', '', n::text),
      'name', n, 'language', 'rust',
      'kind', '', 'frequency', 1, 'success_rate', 1, 'confidence', 1, 'score', 1,
      'success_lower', 1, 'prevalence_lower', 1, 'e', 1, 'x', 1, 'b', 1, 'occurrences', 1,
      'instances', 2, 'owners', 2
    )),
    '{}'
  )
  from generate_series(1, p_length) as n;
$$;
-- Pattern a is as good as one of the list, which goes before it.
create function pg_temp.as_good_as(p_version integer, p_place integer)
returns jsonb
language sql
as $$
  select pg_temp.tell(w.source, 'code', p_version, format('a 200 %s', 200 - p_place))
  from unnest(array['a', 'b']) as w (source);
  select aggregation.fold_patterns();
$$;
select is(pg_temp.stands('a', null), 'not ranked: there is no ranking yet', 'nobody ranked yet');
select is(
  pg_temp.stands('b', null), 'not ranked: 1 owner sees it, and it takes 2', 'too few owners'
);
select aggregation.fold_patterns();
select pg_temp.list(99);
select is(
  pg_temp.stands('a', null), 'not ranked yet: the next ranking has room for it', 'a short list'
);
select is(pg_temp.stands('a', 7), 'number 7 of 99', 'one on it');

select pg_temp.list(100);
select pg_temp.as_good_as(2, 101);
select matches(
  pg_temp.stands('a', null),
  '^not ranked: its score is below the 0\.\d+ of number 100, the last$', 'worse than all'
);
select pg_temp.as_good_as(3, 11);
select is(
  pg_temp.stands('a', null),
  'not ranked yet: by its score it is number 12 at best, and may get on the next ranking',
  'good enough'
);
select pg_temp.as_good_as(4, 96);
select is(
  pg_temp.stands('a', null),
  'not ranked: by its score it is number 97 at best, and who is new gets on at 90 or better',
  'held up by the buffer'
);

select * from finish();
rollback;
