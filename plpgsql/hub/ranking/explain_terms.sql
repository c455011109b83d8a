create or replace function ranking.explain_terms(p_score ranking.scores, p_rank integer)
returns table (term text, value float8, meaning text)
language sql
stable
set search_path = ''
as $$
  select t.term, t.value, t.meaning
  from ranking.model as m
  cross join ranking.electorate as l
  cross join lateral (
    values
      (1, 'rank', p_rank::float8, 'place on the current ranking'),
      (2, 'E', (p_score).e, 'evidence: trials, one source worth at most 1/ρ, fading with age'),
      (3, 'X', (p_score).x, 'the successes among E'),
      (4, 'B', (p_score).b, 'votes that see it, fading with age'),
      (5, 'A', l.a, 'votes there are, fading with silence'),
      (6, 'mu', m.mu, 'success rate of a pattern of which nothing is known'),
      (7, 'kappa', m.kappa, 'evidence that weighs as much as mu'),
      (8, 'rho', m.rho, 'correlation of the trials of one source'),
      (9, 'half_life', m.half_life, 'days after which a vote counts half'),
      (10, 'frequency', (p_score).frequency, 'B/A'),
      (11, 'success_rate', (p_score).success_rate, '(mu·kappa + X)/(kappa + E)'),
      (12, 'confidence', (p_score).confidence, 'E/(E + kappa)'),
      (13, 'success_lower', (p_score).success_lower, 'L(mu·kappa + X, (1-mu)·kappa + E - X)'),
      (14, 'prevalence_lower', (p_score).prevalence_lower, 'L(B + 1/2, max(A - B, 0) + 1/2)'),
      (15, 'score', (p_score).score, 'success_lower · prevalence_lower, to 9 digits'),
      (16, 'owners', (p_score).owners::float8, 'owners that see it'),
      (17, 'owners_needed', l.owners_needed::float8, 'owners it takes to be ranked'),
      (18, 'occurrences', (p_score).occurrences::float8, 'raw count, never ranked')
  ) as t (place, term, value, meaning)
  order by t.place;
$$;

comment on function ranking.explain_terms(ranking.scores, integer) is
'Each term of a score as a row: its name in the formula, its value, what it means.';
