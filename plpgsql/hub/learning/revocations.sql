-- One owner alone must not have what others rely on taken out: without the one that saw most of it
-- fail, too few uses succeed as well.
create or replace view learning.revocations as
select
  a.type collate "C" as type, a.id collate "C" as id, a.version collate "C" as version, a.path,
  t.uses, t.successes, t.instances, t.owners, t.quality, t.lower_bound,
  format(
    '%s of %s succeeded on %s of %s: with 95 %% certainty only %s or more of them do, less than %s',
    to_char(t.successes, 'FM999,999,999,999,999'), ranking.counted(t.uses, 'use'),
    ranking.counted(t.instances, 'instance'), ranking.counted(t.owners, 'owner'),
    learning.figure(t.lower_bound), learning.figure(c.revoke_below)
  ) as reason
from learning.artifacts as a
join learning.totals as t
  on (t.type, t.id, t.version) = (a.type collate "C", a.id collate "C", a.version collate "C")
cross join learning.criteria as c
where a.path ^@ 'learned/'
  and t.uses >= c.min_uses
  and t.lower_bound < c.revoke_below
  and (c.min_owners = 1 or t.others_rate < c.revoke_below)
  and not exists (
    select from learning.export_items as i
    where i.action = 'revoke'
      and i.fate = 'rejected'
      and (i.type, i.id, i.version) = (t.type, t.id, t.version)
  );

comment on view learning.revocations is
'What was learned, is in the repository and turned bad, and not in the eyes of one owner alone: its
file is to be taken out. What a person kept once is not asked about again.';
comment on column learning.revocations.type is 'What the artifact is.';
comment on column learning.revocations.id is 'Its name within the type.';
comment on column learning.revocations.version is 'Its version.';
comment on column learning.revocations.path is 'Its file.';
comment on column learning.revocations.uses is 'How often it was used.';
comment on column learning.revocations.successes is 'How many of the uses succeeded.';
comment on column learning.revocations.instances is 'Instances that used it.';
comment on column learning.revocations.owners is 'Owners of these.';
comment on column learning.revocations.quality is 'How good it was judged to be; null: not told.';
comment on column learning.revocations.lower_bound is
'The share of uses that succeed with 95 % certainty.';
comment on column learning.revocations.reason is 'The same in a sentence.';
