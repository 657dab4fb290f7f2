-- Who may enter one service's database and what they find there. As administrator, inside it; safe to repeat.
revoke all on database {database} from public;
grant connect on database {database} to {runner};
revoke all on schema public from public;
grant usage on schema public to {runner};
grant usage, create on schema public to {owner};
