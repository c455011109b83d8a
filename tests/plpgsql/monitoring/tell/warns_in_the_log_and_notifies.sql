begin;
select plan(1);

set local client_min_messages = error;
select lives_ok(
  $$select monitoring.tell(e.event, row(
      1, 'late', repeat('s', 9000), 'error', repeat('f', 9000), 'Wait.', now(), now(), null
    )::monitoring.alarms)
    from unnest(array['opened', 'closed']) as e (event)$$,
  'however long the finding, the notification is short'
);

select * from finish();
rollback;
