create or replace function link.exchange()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_settled  jsonb;
  v_sent     jsonb;
  v_received jsonb;
  v_is_more  boolean;
begin
  -- Two exchanges at once would fetch the same; the second waits and sees what the first applied.
  perform from link.hub for no key update;
  if not found then
    return jsonb_build_object('hub', 'not joined');
  end if;

  perform link.connect();
  v_settled := link.settle();
  v_sent := link.send_outbox();
  v_received := link.receive();
  v_is_more := (v_sent -> 'more')::boolean
    or (v_received -> 'fetched')::integer > 0 and not (v_received -> 'stalled')::boolean;
  -- The next pass follows at once, and a session of the hub costs more than what it is asked.
  if not v_is_more then
    perform link.disconnect();
  end if;

  perform link.note_exchange(
    '{"settled": 0, "resent": 0, "sent": 0, "refused": 0, "fetched": 0}'
      <@ (v_settled || v_sent || v_received)
  );
  return v_settled || v_sent || v_received || jsonb_build_object('more', v_is_more);
end;
$$;

comment on function link.exchange() is
'Tells the hub what this database has applied, sends the outbox, then fetches and applies. One pass
is one transaction and asks for another (more) until nothing is left, so that what it applied is
told in the same run. A pass that is lost after the hub was told of it does no harm: the hub takes
twice-told things once. Returns settled, resent, sent, refused, held, fetched, applied, failed,
skipped, stalled, more. Raises SC304, SC305; then the outbox waits.';
