create or replace function link.troubles()
returns table (check_name text, severity text, said text, detail text, hint text)
language sql
stable
set search_path = ''
as $$
  select t.check_name, t.severity, t.said, nullif(t.detail, ''), nullif(t.hint, '')
  from link.state as s
  cross join centralcloud.clock() as c (now_)
  -- What a resync passed over since waits no more.
  left join lateral (
    select i.topic, i.topic_offset, i.stalled_since, i.sqlstate, i.error, i.detail
    from link.inbox as i
    left join link.cursors as a on a.topic = i.topic
    where i.state = 'stalled'
      and (i.kind = 'redelivery' or i.topic_offset > coalesce(a.applied_offset, 0))
    order by i.stalled_since
    limit 1
  ) as w on true
  cross join lateral (
    values
      (
        s.instance is null, 'hub_unknown', 'notice', 'joined to no hub', '',
        'centralcloud instance join --hub DSN --name NAME --password-file FILE'
      ),
      (
        s.failing_since is not null,
        case s.sqlstate
          when 'SC304' then 'hub_unreachable'
          when 'SC305' then 'hub_login'
          else 'exchange_failing'
        end,
        'error',
        format(
          'the exchange fails since %s: %s [%s]', centralcloud.moment(s.failing_since), s.error,
          s.sqlstate
        ),
        s.detail, s.hint
      ),
      (
        s.held_since is not null, 'hub_holds', 'warning',
        format(
          'the hub takes no messages since %s: %s [%s]', centralcloud.moment(s.held_since),
          s.held_error, s.held_sqlstate
        ),
        'They wait here and lose nothing; what the hub tells still arrives.', s.held_hint
      ),
      (
        s.skew not between interval '-5 seconds' and interval '5 seconds', 'clock_skew', 'warning',
        format(
          'this server''s clock is %s %s the hub''s', greatest(s.skew, -s.skew),
          case when s.skew < interval '0' then 'ahead of' else 'behind' end
        ),
        'Timestamps are corrected when messages are sent.',
        'Which of the two is wrong? Have it set by NTP.'
      ),
      (
        s.restored_at > c.now_ - interval '7 days', 'hub_restored', 'notice',
        format(
          'the hub was restored from a backup, as noticed %s', centralcloud.moment(s.restored_at)
        ),
        'What was sent in the 29 days before is sent again; the hub takes what it lacks.', ''
      ),
      (
        s.restored_at > c.now_ - interval '1 day'
          and s.restored_at < s.restored_before_at + interval '1 day',
        'name_shared', 'warning',
        format(
          'what the hub knows of instance %s went back twice within a day, %s and %s', s.instance,
          centralcloud.moment(s.restored_before_at), centralcloud.moment(s.restored_at)
        ),
        'No hub is restored so often: another database, such as a copy of this one, calls it under '
        'the same name, and each time all is sent again.',
        'There: centralcloud instance leave. Its own name it gets by: centralcloud fleet add NAME'
      ),
      (
        s.waiting_since < c.now_ - centralcloud.setting('link.wait_limit')::interval,
        'outbox_late', 'warning',
        format(
          '%s messages wait to be sent, the oldest since %s', s.outbox_waiting,
          centralcloud.moment(s.waiting_since)
        ),
        '', 'Does job exchange run? centralcloud jobs history exchange'
      ),
      (
        s.outbox_refused > 0, 'messages_refused', 'warning',
        format('messages that the hub refused for good: %s', s.outbox_refused), '',
        'Why: centralcloud dead-letters list; then dead-letters redrive, or discard.'
      ),
      (
        s.inbox_not_applied > 0, 'messages_not_applied', 'warning',
        format('messages from the hub that could not be applied: %s', s.inbox_not_applied), '',
        'Why: select payload, sqlstate, error, detail from link.inbox where state <> ''applied''. '
        'One that is dead the hub may redrive, or discard; then: '
        'delete from link.inbox where state = ''dead'''
      ),
      (
        w.stalled_since is not null, 'inbox_stalled', 'error',
        format(
          'what the hub tells waits behind %s/%s since %s: %s [%s]', w.topic, w.topic_offset,
          centralcloud.moment(w.stalled_since), w.error, w.sqlstate
        ),
        w.detail,
        format(
          'The server failed, not the message; every exchange tries it again, and after %s it is '
          'rejected.', centralcloud.setting('link.stall_limit')
        )
      )
  ) as t (is_so, check_name, severity, said, detail, hint)
  where t.is_so
$$;

comment on function link.troubles() is
'What is wrong with the link to the hub, by check, in words, with the rule behind it and what to do
where there is something to say.';
