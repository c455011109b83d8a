create or replace function link.report()
returns table (said text, detail text, hint text)
language sql
stable
begin atomic
  select r.said, nullif(r.detail, ''), nullif(r.hint, '')
  from link.state as s
  cross join lateral (
    values
      (
        s.instance is null,
        'joined to no hub',
        '',
        'centralcloud instance join --hub DSN --name NAME --password-file FILE'
      ),
      (
        s.instance is not null,
        format(
          'joined to its hub as %s; %s', s.instance,
          coalesce('last exchange ' || link.moment(s.last_exchange_at), 'no exchange yet')
        ),
        coalesce('The next is due ' || link.moment(s.next_exchange_at) || '.', ''),
        ''
      ),
      (
        s.failing_since is not null,
        format(
          'the exchange fails since %s: %s [%s]', link.moment(s.failing_since), s.error, s.sqlstate
        ),
        s.detail,
        s.hint
      ),
      (
        s.held_since is not null,
        format(
          'the hub takes no messages since %s: %s [%s]', link.moment(s.held_since), s.held_error,
          s.held_sqlstate
        ),
        'They wait here and lose nothing; what the hub tells still arrives.',
        s.held_hint
      ),
      (
        s.skew not between interval '-5 seconds' and interval '5 seconds',
        format(
          'this server''s clock is %s %s the hub''s', greatest(s.skew, -s.skew),
          case when s.skew < interval '0' then 'ahead of' else 'behind' end
        ),
        'Timestamps are corrected when messages are sent.',
        'Which of the two is wrong? Have it set by NTP.'
      ),
      (
        s.restored_at > centralcloud.clock() - interval '7 days',
        format(
          'the hub was restored from a backup, as noticed %s', link.moment(s.restored_at)
        ),
        'What was sent in the 29 days before is sent again; the hub takes what it lacks.',
        ''
      ),
      (
        s.outbox_waiting > 0,
        format(
          'messages that wait to be sent: %s, the oldest since %s', s.outbox_waiting,
          link.moment(s.waiting_since)
        ),
        '',
        ''
      ),
      (
        s.outbox_refused > 0,
        format('messages that the hub refused for good: %s', s.outbox_refused),
        '',
        'Why: centralcloud dead-letters list; then dead-letters redrive, or discard.'
      ),
      (
        s.inbox_not_applied > 0,
        format('messages from the hub that could not be applied: %s', s.inbox_not_applied),
        '',
        'Why: select payload, sqlstate, error, detail from link.inbox where state <> ''applied'''
      )
  ) as r (is_so, said, detail, hint)
  where r.is_so;
end;

comment on function link.report() is
'How the link to the hub is, in words: a line for each thing that is so, with what is to be done
about it where something is.';
