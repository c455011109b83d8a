create or replace view aggregation.names as
select
  p.fingerprint,
  coalesce(m.name, p.name)         as name,
  coalesce(m.language, p.language) as language,
  coalesce(m.kind, p.kind)         as kind,
  p.first_seen_at
from aggregation.patterns as p
left join aggregation.majorities as m on m.fingerprint = p.fingerprint;

comment on view aggregation.names is
'What every known pattern is called: by most owners, where streams differ.';
comment on column aggregation.names.fingerprint is 'The pattern.';
comment on column aggregation.names.name is 'Its name for people.';
comment on column aggregation.names.language is 'Language of the code; empty when not told.';
comment on column aggregation.names.kind is 'Kind of pattern; empty when not told.';
comment on column aggregation.names.first_seen_at is
'When the first to tell it to this hub saw it; who came later may have seen it before.';
