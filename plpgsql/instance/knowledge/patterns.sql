create or replace view knowledge.patterns as
select
  p.rank, p.fingerprint, p.name, p.language, p.kind, p.frequency, p.success_rate, p.confidence,
  p.score, p.occurrences, p.instances, p.owners, r.ranking_id,
  a.content ->> 'description' as description, a.path, a.commit
from knowledge.ranked_patterns as p
cross join knowledge.ranking as r
left join lateral (
  select f.content, f.path, f.commit
  from knowledge.artifacts as f
  where f.type = 'pattern' and f.content ->> 'fingerprint' = p.fingerprint::text
  order by f.loaded_at desc, f.version desc
  limit 1
) as a on true;

comment on view knowledge.patterns is
'The hub''s ranking as this instance has it, with what the templates repository says of each pattern
(path and commit null: its file has not been pulled yet).';
comment on column knowledge.patterns.rank is 'Place in the list; 1 is the best.';
comment on column knowledge.patterns.fingerprint is 'Which pattern.';
comment on column knowledge.patterns.name is 'Its name, as most owners say it.';
comment on column knowledge.patterns.language is 'Programming language.';
comment on column knowledge.patterns.kind is 'Kind of pattern.';
comment on column knowledge.patterns.frequency is
'Share of the fleet''s votes that see it, 0 to 1.';
comment on column knowledge.patterns.success_rate is
'Estimated share of uses that succeed, 0 to 1.';
comment on column knowledge.patterns.confidence is 'Weight of evidence against the prior, 0 to 1.';
comment on column knowledge.patterns.score is 'What the list is ordered by, 0 to 1.';
comment on column knowledge.patterns.occurrences is 'How often it was counted; never ranked by.';
comment on column knowledge.patterns.instances is 'Number of instances that see it.';
comment on column knowledge.patterns.owners is 'Number of owners of these instances.';
comment on column knowledge.patterns.ranking_id is 'The hub''s number of the ranking.';
comment on column knowledge.patterns.description is 'What it is, where the repository says it.';
comment on column knowledge.patterns.path is 'Its file in the templates repository.';
comment on column knowledge.patterns.commit is 'The commit that brought that file here.';
