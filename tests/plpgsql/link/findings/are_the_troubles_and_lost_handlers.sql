begin;
select plan(1);
\ir ../joined.sql

update link.hub set skew = '-1 day';
select link.register_handler('lost', 'handlers.lost', 'for tests');
select results_eq(
  'select check_name, subject, finding from link.findings() order by 1',
  $$values ('clock_skew', 'link', 'this server''s clock is 1 day ahead of the hub''s. Timestamps '
      'are corrected when messages are sent'),
    ('handler_missing', 'lost', 'messages of type lost are to be applied by handlers.lost(), which '
      'is not there')$$,
  'each with its rule'
);

select * from finish();
rollback;
