begin;
select plan(6);
\ir ../joined.sql

select link.enqueue(jsonb_build_object('type', 'x', 'n', n)) from generate_series(1, 4) as n;
update link.outbox
set state = 'sent', hub_msg_id = 1, sent_at = case message ->> 'n'
  when '1' then timestamptz '2025-12-02 23:00Z'
  when '2' then timestamptz '2025-12-03 01:00Z'
  else centralcloud.clock()
end
where message ->> 'n' <> '4';
update link.outbox set state = 'refused', sqlstate = 'SC101', sent_at = null
where message ->> 'n' = '3';
select link.apply(pg_temp.delivery('kept', n)) from generate_series(1, 3) as n;
select link.apply(pg_temp.delivery('failing', 4));
update link.cursors set acked_offset = 2;

select is(link.start_over(), 1::bigint, 'what the hub may have lost and can tell apart');
select results_eq(
  $$select state from link.outbox order by outbox_id$$,
  $$values ('sent'), ('waiting'), ('refused'), ('waiting')$$,
  'not what is older, not what it refused'
);
select is((select applied_offset from link.cursors), 2::bigint, 'as far as the hub knows');
select is((select count(*) from link.inbox where owed is not null), 0::bigint, 'it can''t be told');
select is((select restored_at from link.hub), '2026-01-01 00:00Z', 'it is noted');
update link.hub set skew = '-2 days';
update link.outbox set state = 'sent', sent_at = '2025-12-02 23:00Z' where message ->> 'n' = '1';
select is(link.start_over(), 1::bigint, 'by the hub''s clock');

select * from finish();
rollback;
