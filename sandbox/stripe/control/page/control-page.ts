import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Headers } from '#sandbox/stripe/http/reply.ts'
import { browserBundle } from '#sandbox/stripe/stand-in/browser-bundle.ts'

type File = { readonly type: string; readonly body: string; readonly headers: Headers }

const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Stripe simulator</title>
<link rel="stylesheet" href="/_sim/page.css"><script src="/_sim/page.js" defer></script></head>
<body><header id="head"></header><main><p id="news" role="status"></p><section id="account"></section><section id="payments"></section><section id="setups"></section><section id="payouts"></section><section id="webhooks"></section><section id="events"></section><section id="troubles"></section><section id="settings"></section><section id="world"></section></main></body></html>`

/** The page for a person, its script and its style; `null` where the path is none of them. */
export function controlPage(path: string): File | null {
  switch (path) {
    case '/_sim':
      return { type: 'text/html; charset=utf-8', body: PAGE, headers: POLICY }
    case '/_sim/page.js':
      return {
        type: 'text/javascript; charset=utf-8',
        body: browserBundle(join(import.meta.dirname, 'browser/start-page.ts')),
        headers: POLICY,
      }
    case '/_sim/page.css':
      return {
        type: 'text/css; charset=utf-8',
        body: readFileSync(join(import.meta.dirname, 'page.css'), 'utf8'),
        headers: POLICY,
      }
    default:
      return null
  }
}
