-- Verify instance:attempts
begin;

do $$
begin
  assert to_regprocedure('link.tell_rejection(text, bigint, text)') is null,
    'a rejection that may count twice';
end
$$;

rollback;
