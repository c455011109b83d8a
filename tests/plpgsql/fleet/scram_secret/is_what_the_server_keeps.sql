begin;
select plan(6);

select is(
  fleet.scram_secret('pencil', decode('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')),
  'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY='
    || ':wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  'the keys of RFC 7677'
);
select isnt(fleet.scram_secret('pencil'), fleet.scram_secret('pencil'), 'salted each time');
select is(fleet.scram_secret(repeat('a', 65)) ~ '^SCRAM', true, 'of a long one too');
select is(fleet.scram_secret('schlüssel'), 'schlüssel', 'the server prepares what is not ASCII');
select throws_ok($$select fleet.scram_secret('')$$, 'SC406', 'the password is empty', 'none');
select is(
  fleet.scram_secret('SCRAM-SHA-256$4096:c2FsdA==$a2V5:a2V5'),
  'SCRAM-SHA-256$4096:c2FsdA==$a2V5:a2V5',
  'a secret stays one'
);

select * from finish();
rollback;
