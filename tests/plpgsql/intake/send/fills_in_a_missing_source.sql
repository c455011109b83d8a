begin;
select plan(3);
\ir ../door.sql

set session authorization "singularity-1";
select intake.send('{"type": "patterns", "patterns": []}');
reset session authorization;
select results_eq(
  $$select message ->> 'source', headers ->> 'source' from pgmq.q_patterns$$,
  $$values ('singularity-1', 'singularity-1')$$,
  'with the caller'
);
select throws_ok(
  $$select intake.send('{"type": "patterns", "patterns": []}')$$, 'SC103',
  'the message has no source', 'a member of the owner says for whom it sends'
);
select isnt(
  intake.send('{"type": "patterns", "patterns": [], "source": "singularity-2"}'), null, 'and may'
);

select * from finish();
rollback;
