create or replace function centralcloud.longest_time()
returns interval
language sql
immutable
parallel safe
return interval '36525 days';

comment on function centralcloud.longest_time() is
'A hundred years: the longest that anything may be told to wait or be kept. So long ago, or ahead,
there always is a moment.';
