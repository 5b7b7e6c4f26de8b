import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'

const { name, adminUrl, isCut }: { name: string; adminUrl: string; isCut: Int32Array } = workerData
const client = new pg.Client({ connectionString: adminUrl, application_name: 'axe' })
await client.connect()

parentPort?.on('message', async () => {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  // To wait in Postgres, for each in turn, would look only ten times a second.
  while ((await client.query('select from pg_stat_activity where datname = $1', [name])).rowCount !== 0) await sleep(2)
  Atomics.store(isCut, 0, 1)
  Atomics.notify(isCut, 0)
})
