create or replace function link.report()
returns table (said text, detail text, hint text)
language sql
stable
begin atomic
  select
    format(
      'joined to its hub as %s; %s', s.instance,
      coalesce('last exchange ' || centralcloud.moment(s.last_exchange_at), 'no exchange yet')
    ),
    'The next is due ' || centralcloud.moment(s.next_exchange_at) || '.',
    null
  from link.state as s
  where s.instance is not null
  union all
  select t.said, t.detail, t.hint from link.troubles() as t
  union all
  select
    format(
      'messages that wait to be sent: %s, the oldest since %s', s.outbox_waiting,
      centralcloud.moment(s.waiting_since)
    ),
    null, null
  from link.state as s
  where s.outbox_waiting > 0;
end;

comment on function link.report() is
'How the link to the hub is, in words: a line for each thing that is so, with what is to be done
about it where something is.';
