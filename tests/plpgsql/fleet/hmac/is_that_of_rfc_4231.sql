begin;
select plan(2);

select is(
  fleet.hmac('Jefe', 'what do ya want for nothing?'),
  '\x5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'::bytea,
  'test case 2'
);
select is(
  fleet.hmac(decode(repeat('0b', 20), 'hex'), 'Hi There'),
  '\xb0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'::bytea,
  'test case 1'
);

select * from finish();
rollback;
