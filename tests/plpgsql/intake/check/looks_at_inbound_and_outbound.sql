begin;
select plan(5);

select lives_ok(
  $$select intake.check('{"type": "patterns", "patterns": [], "source": "whoever"}')$$, 'inbound'
);
select lives_ok(
  $$select intake.check('{
    "type": "patterns_updated", "git_url": "/srv/templates.git",
    "commit": "0123456789abcdef0123456789abcdef01234567"
  }')$$,
  'outbound'
);
select throws_ok(
  $$select intake.check('{"type": "patterns_updated", "git_url": "x", "commit": "main"}')$$,
  'SC102', 'the message violates the contract of type patterns_updated', 'a commit is a hash'
);
select throws_ok(
  $$select intake.check('{"type": "aggregated_learning", "artifacts": [], "status": "lost"}')$$,
  'SC102', null, 'a status is one of five'
);
select throws_ok($$select intake.check('{"type": "x"}')$$, 'SC101', null, 'an unknown type');

select * from finish();
rollback;
