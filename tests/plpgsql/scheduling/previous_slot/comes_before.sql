begin;
select plan(8);

select is(s.found, s.wanted::timestamptz, s.schedule || ' before ' || s.before)
from (
  select v.*, scheduling.previous_slot(v.schedule, v.before::timestamptz)
  from (values
    ('* * * * *', '2026-01-01 12:00Z', '2026-01-01 11:59Z'),
    ('* * * * *', '2026-01-01 12:00:00.001Z', '2026-01-01 12:00Z'),
    ('0 * * * *', '2026-01-01 00:00Z', '2025-12-31 23:00Z'),
    ('15,45 9-17 * * mon-fri', '2026-01-05 09:15Z', '2026-01-02 17:45Z'),
    ('0 0 29 2 *', '2026-01-01 00:00Z', '2024-02-29 00:00Z'),
    ('0 0 29 2 *', '2104-01-01 00:00Z', '2096-02-29 00:00Z'),
    ('@monthly', '2026-03-01 00:00Z', '2026-02-01 00:00Z')
  ) as v (schedule, before, wanted)
) as s (schedule, before, wanted, found);
select is(scheduling.previous_slot('* * * * *', '-infinity'), null, 'nothing came before it');

select * from finish();
rollback;
