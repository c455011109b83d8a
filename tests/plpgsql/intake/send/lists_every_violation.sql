begin;
select plan(3);
\ir ../door.sql

set session authorization "singularity-1";
select throws_ok(
  $$select intake.send('{"type": "patterns", "patterns": [{"name": "a"}]}')$$, 'SC102',
  'the message violates the contract of type patterns', 'an incomplete pattern is refused'
);
select is(
  pg_temp.refusal('{
    "type": "patterns", "timestamp": "2026-02-30T00:00:00Z", "id": 7,
    "snapshot": {"stream": "s", "version": 0, "part": 3, "parts": 2},
    "patterns": [
      {"name": "a", "frequency": 5, "success_rate": 1.7},
      {"name": "", "trials": 2, "successes": 3, "fingerprint": "x"},
      ["b"],
      {"frequency": -1, "success_rate": 0.5, "language": null}
    ]
  }'),
  $$id: is of type number, not string
snapshot: part is above parts
snapshot.version: 0 is below 1
timestamp: "2026-02-30T00:00:00Z" is no timestamp such as 2026-01-31T09:00:00Z
patterns[0].success_rate: 1.7 is above 1
patterns[1]: successes is above trials
patterns[1].fingerprint: "x" is no uuid
patterns[1].name: is empty
patterns[2]: is of type array, not object
patterns[3].frequency: -1 is below 0
patterns[3].language: is of type null, not string
patterns[3].name: is missing$$,
  'all that is wrong, each with its path'
);
reset session authorization;
select is_empty('select * from pgmq.q_patterns', 'and nothing is stored');

select * from finish();
rollback;
