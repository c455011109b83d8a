create or replace view analysis.pattern_counts as
select
  c.code_base, p.fingerprint, p.rule, p.name, p.kind, p.language,
  count(*) as occurrences,
  count(*) filter (where u.file_id is null) as trials,
  count(*) filter (where u.file_id is null and not o.failed) as successes
from analysis.occurrences as o
join analysis.patterns as p on p.fingerprint = o.fingerprint
join code.current_files as c on c.file_id = o.file_id
left join (
  select distinct j.file_id from analysis.unjudged_files as j
) as u on u.file_id = o.file_id
group by c.code_base, p.fingerprint;

comment on view analysis.pattern_counts is
'How often each pattern occurs in each code base, and how it went.';
comment on column analysis.pattern_counts.code_base is 'Name of the code base.';
comment on column analysis.pattern_counts.fingerprint is 'The pattern.';
comment on column analysis.pattern_counts.rule is 'The rule that looks for it.';
comment on column analysis.pattern_counts.name is 'What people call it.';
comment on column analysis.pattern_counts.kind is 'idiom or smell.';
comment on column analysis.pattern_counts.language is 'The language it is of.';
comment on column analysis.pattern_counts.occurrences is 'How often it is there.';
comment on column analysis.pattern_counts.trials is 'Occurrences in files that tools could judge.';
comment on column analysis.pattern_counts.successes is 'Trials that did not fail.';
