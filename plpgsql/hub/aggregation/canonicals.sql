create or replace view aggregation.canonicals as
select a.fingerprint, a.canonical from aggregation.aliases as a
union
select a.canonical, a.canonical from aggregation.aliases as a;

comment on view aggregation.canonicals is
'Every pattern that has to do with an alias, and the one it counts for (a canonical pattern:
itself). Patterns that are not here count for themselves.';
comment on column aggregation.canonicals.fingerprint is 'The pattern as instances tell it.';
comment on column aggregation.canonicals.canonical is 'The pattern it counts for.';
