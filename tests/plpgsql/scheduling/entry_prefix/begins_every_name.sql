begin;
select plan(2);

select ok(starts_with(scheduling.entry_name(e.entry), scheduling.entry_prefix()), left(e.entry, 9))
from (values ('retention'), (repeat('a', 63))) as e (entry);

select * from finish();
rollback;
