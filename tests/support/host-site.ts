import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HostSite = { readonly origin: string; close(): Promise<void> }

// Another site than the app's `localhost`, as salons' sites are: their frames get no cookies.
const HOST = '127.0.0.1'

/**
 * A salon's own site on a port of its own, with a policy as strict as can be: of our origin it lets in the script and
 * the frame, and nothing is inline.
 */
export async function startHostSite(page: { readonly snippet: string; readonly allows: string }): Promise<HostSite> {
  const policy = [
    ...["default-src 'none'", `script-src ${page.allows}`, `frame-src ${page.allows}`],
    ...["style-src 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"],
  ].join('; ')
  const html = `<!doctype html><html lang="uk"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Салон</title>
    <body><main><h1>Наш салон</h1><p><a href="#prices">Ціни</a></p>${page.snippet}<p>Чекаємо на вас!</p></main>`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${HOST}:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
