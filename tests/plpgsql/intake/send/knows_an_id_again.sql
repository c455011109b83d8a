begin;
select plan(5);
\ir ../door.sql

set session authorization "singularity-1";
select is(
  intake.send('{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000A"}'),
  intake.send('{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000a"}'),
  'the same id gets the first one''s msg_id'
);
select isnt(
  intake.send('{"type": "patterns", "patterns": []}'),
  intake.send('{"type": "patterns", "patterns": []}'),
  'without an id the same content is two messages'
);
set session authorization "singularity-2";
select isnt(
  intake.send('{"type": "patterns", "patterns": [], "id": "00000000-0000-0000-0000-00000000000a"}'),
  null, 'another''s id is another message'
);
reset session authorization;
select is((select count(*) from pgmq.q_patterns), 4::bigint, 'four in all');
select centralcloud.shift_clock('31 days');
select intake.expire_ids(100);
select intake.send('{"type": "patterns", "patterns": [], "source": "singularity-1",
  "id": "00000000-0000-0000-0000-00000000000a"}');
select is((select count(*) from pgmq.q_patterns), 5::bigint, 'for thirty days');

select * from finish();
rollback;
