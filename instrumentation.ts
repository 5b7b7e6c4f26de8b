/** Runs once when the server starts: a missing or wrong variable stops it here, before anyone can be served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startServer } = await import('#lib/jobs/start-server.ts')
  await startServer()
}
