import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

/** The floor of a page: a few words and one script as heavy as what any page of Next carries, from a bare server. */
export function startBarePage(kilobytes: number): Promise<{ readonly url: string; readonly stop: () => void }> {
  // What is random cannot be compressed: it weighs what it says.
  const script = `/*${randomBytes(kilobytes * 750).toString('base64')}*/`
  const page =
    '<!doctype html><meta name="viewport" content="width=device-width"><h1>A page</h1><script async src="/a.js"></script>'
  const server = createServer(({ url }, response) => {
    const isScript = url === '/a.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? script : page)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      resolve({ url: `http://127.0.0.1:${port}/`, stop: () => void server.close() })
    })
  })
}
