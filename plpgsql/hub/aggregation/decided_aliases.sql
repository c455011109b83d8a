create or replace view aggregation.decided_aliases as
select
  a.fingerprint, n.name, a.canonical,
  c.name as canonical_name,
  c.language, c.kind, a.reason, a.decided_by, a.decided_at
from aggregation.aliases as a
join aggregation.names as n on n.fingerprint = a.fingerprint
join aggregation.names as c on c.fingerprint = a.canonical;

comment on view aggregation.decided_aliases is
'The aliases in force with their names, for people.';
comment on column aggregation.decided_aliases.fingerprint is 'The pattern that does not count.';
comment on column aggregation.decided_aliases.name is 'What most owners call it.';
comment on column aggregation.decided_aliases.canonical is 'The pattern it counts for.';
comment on column aggregation.decided_aliases.canonical_name is 'What most owners call that.';
comment on column aggregation.decided_aliases.language is 'Language of that.';
comment on column aggregation.decided_aliases.kind is 'Kind of that.';
comment on column aggregation.decided_aliases.reason is 'Why they are one.';
comment on column aggregation.decided_aliases.decided_by is 'The role that said so.';
comment on column aggregation.decided_aliases.decided_at is 'When it was said.';
