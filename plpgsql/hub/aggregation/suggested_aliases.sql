create or replace view aggregation.suggested_aliases as
select
  s.fingerprint, n.name, s.owners, s.canonical,
  c.name as canonical_name,
  s.canonical_owners, c.language, c.kind, s.shared, s.bands, s.suggested_at
from aggregation.suggestions as s
join aggregation.names as n on n.fingerprint = s.fingerprint
join aggregation.names as c on c.fingerprint = s.canonical
where s.dismissed_at is null
  and not exists (
    select from aggregation.aliases as a where a.fingerprint in (s.fingerprint, s.canonical)
  );

comment on view aggregation.suggested_aliases is
'Pairs of patterns that look like one and that nobody decided about yet, for people; see
aggregation.accept_suggestion() and aggregation.dismiss_suggestion().';
comment on column aggregation.suggested_aliases.fingerprint is 'The pattern that would not count.';
comment on column aggregation.suggested_aliases.name is 'What most owners call it.';
comment on column aggregation.suggested_aliases.owners is 'How many owners see it.';
comment on column aggregation.suggested_aliases.canonical is 'The pattern it would count for.';
comment on column aggregation.suggested_aliases.canonical_name is 'What most owners call that.';
comment on column aggregation.suggested_aliases.canonical_owners is 'How many owners see that.';
comment on column aggregation.suggested_aliases.language is 'Language of both.';
comment on column aggregation.suggested_aliases.kind is 'Kind of both.';
comment on column aggregation.suggested_aliases.shared is 'How many of their bands are the same.';
comment on column aggregation.suggested_aliases.bands is 'Of how many.';
comment on column aggregation.suggested_aliases.suggested_at is 'When it was first suggested.';
