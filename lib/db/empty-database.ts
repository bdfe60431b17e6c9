import { Client } from 'pg'

/** Drops every table, type and sequence of ours and the job queue's schema; leaves an empty, unmigrated database. */
export async function emptyDatabase(url: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    // Object by object: dropping the schema itself needs rights that a hosted database may not give.
    await client.query(`do $$
      declare statement text;
      begin
        drop schema if exists pgboss cascade;
        for statement in
          select format('drop %s if exists public.%I cascade',
            case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, relname)
          from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
          order by relkind = 'S'
        loop execute statement; end loop;
        for statement in
          select format('drop type if exists public.%I cascade', typname) from pg_type
          where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
        loop execute statement; end loop;
      end $$`)
  } finally {
    await client.end()
  }
}
