begin;
select plan(12);

select is(s.found, s.wanted::timestamptz, s.schedule || ' after ' || s.after)
from (
  select v.*, scheduling.next_slot(v.schedule, v.after::timestamptz)
  from (values
    ('* * * * *', '2026-01-01 12:00Z', '2026-01-01 12:01Z'),
    ('* * * * *', '2026-01-01 12:00:59.999Z', '2026-01-01 12:01Z'),
    ('0 * * * *', '2026-01-01 23:00Z', '2026-01-02 00:00Z'),
    ('30 3 * * *', '2026-01-01 03:29:59Z', '2026-01-01 03:30Z'),
    ('15,45 9-17 * * mon-fri', '2026-01-02 17:45Z', '2026-01-05 09:15Z'),
    ('0 0 29 2 *', '2026-01-01 00:00Z', '2028-02-29 00:00Z'),
    ('0 0 29 2 *', '2096-03-01 00:00Z', '2104-02-29 00:00Z'),
    ('0 0 13 * fri', '2026-01-09 00:00Z', '2026-01-13 00:00Z'),
    ('0 0 */13 * fri', '2026-01-01 00:00Z', '2026-02-27 00:00Z'),
    ('@yearly', '2026-01-01 00:00Z', '2027-01-01 00:00Z'),
    ('0 0 1 1 *', '2025-12-31 23:30-01', '2027-01-01 00:00Z')
  ) as v (schedule, after, wanted)
) as s (schedule, after, wanted, found);
select is(scheduling.next_slot('* * * * *', 'infinity'), null, 'nothing comes after infinity');

select * from finish();
rollback;
