begin;
select plan(7);
\ir ../door.sql

select fleet.pause('singularity-1');
set session authorization "singularity-1";
select throws_ok(
  $$select intake.send('{"type": "patterns", "patterns": []}')$$, 'SC106',
  'instance singularity-1 is paused', 'it sends nothing'
);
select is(intake.send('{"type": "heartbeat", "version": "9"}'), null, 'but heartbeats');
select lives_ok($$select * from routing.subscribe('#')$$, 'and may read');
select lives_ok('select * from routing.fetch(1)', 'what the fleet is told');
reset session authorization;
select results_eq(
  $$select m.version from fleet.members() as m where m.name = 'singularity-1'$$,
  $$values ('9')$$, 'the operator sees that it lives'
);
select throws_ok(
  $$select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')$$,
  'SC106', null, 'nobody sends for it'
);
select fleet.resume('singularity-1');
select lives_ok(
  $$select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')$$,
  'until it is resumed'
);

select * from finish();
rollback;
