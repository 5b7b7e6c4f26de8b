import { createServer } from 'node:net'

/** Finds a loopback port that nothing listens on; `wanted` itself or a plain refusal, where one is asked for. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new Error(`Port ${wanted} is taken by another program. Choose another one with --port N.`) : error)
    })
    server.listen({ port: wanted, host: '127.0.0.1' }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : wanted
      server.close(() => resolve(port))
    })
  })
}
