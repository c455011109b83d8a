-- Verify hub:attempts
begin;

do $$
begin
  assert to_regprocedure('routing.reject(text, bigint, text)') is null,
    'a rejection that may count twice';
end
$$;

rollback;
