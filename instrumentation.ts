import { startServer } from '#lib/jobs/start-server.ts'

/** Runs once when the server starts: a missing or wrong variable stops it here, before anyone can be served. */
export const register = startServer
