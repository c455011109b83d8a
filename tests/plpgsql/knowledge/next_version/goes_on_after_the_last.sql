begin;
select plan(2);

select is(knowledge.next_version('knowledge', '1970-01-01 00:00:02Z'), 2000000::bigint, 'clock');
insert into knowledge.reports (stream, version, digest, untold, sent_at)
values ('knowledge', 5000000, 'x', '{}', '2026-01-01Z');
select is(knowledge.next_version('knowledge', '1970-01-01 00:00:02Z'), 5000001::bigint, 'the last');

select * from finish();
rollback;
