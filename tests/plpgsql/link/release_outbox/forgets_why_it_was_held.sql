begin;
select plan(1);
\ir ../joined.sql

select link.hold_outbox('SC105', 'over its quota', 'Wait.');
select link.release_outbox();
select results_eq(
  'select held_since, held_sqlstate, held_error, held_hint from link.state',
  'values (null::timestamptz, null::text, null::text, null::text)', 'nothing is held'
);

select * from finish();
rollback;
