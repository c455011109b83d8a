create or replace function intake.check(p_message jsonb)
returns void
language sql
volatile
return intake.require(
  p_messages => array[p_message],
  p_sent_by  => null,
  p_is_sent  => false,
  p_is_batch => false,
  p_now      => centralcloud.clock()
);

comment on function intake.check(jsonb) is
'Returns when the message, inbound or outbound, is what the contract of its type says; whose it is,
is not looked at. Raises SC101, SC102 or SC104.';
