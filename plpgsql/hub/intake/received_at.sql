-- What came round the door, by pgmq.send(), may say anything: one such must not stop all.
create or replace function intake.received_at(p_headers jsonb)
returns timestamptz
language sql
stable
return case
  when p_headers ->> 'received_at' ~ ('^(' || intake.format_pattern('timestamp') || ')$')
  then (p_headers ->> 'received_at')::timestamptz
end;

comment on function intake.received_at(jsonb) is
'When the message with these headers was received; null where they don''t say, or no moment.';
