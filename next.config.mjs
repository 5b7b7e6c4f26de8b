// @ts-check
// In JavaScript: a server that only serves need not hold a compiler in memory, neither for this file nor for the plugin.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUILD_MANIFEST, PHASE_PRODUCTION_SERVER } from 'next/constants.js'

// V8 reads it at the head of a script: https://v8.dev/blog/explicit-compile-hints
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n'

/**
 * Every page starts React and Next's router. Chromium compiles each of their functions when it is first called, all of
 * them in one go before a page answers anybody; told so, it compiles them beside the page, while they are loaded.
 *
 * @param {{ readonly distDir: string }} build its folder
 */
async function compileAtOnce({ distDir }) {
  const { rootMainFiles } = JSON.parse(await readFile(join(distDir, BUILD_MANIFEST), 'utf8'))
  for (const script of rootMainFiles) {
    const path = join(distDir, script)
    await writeFile(path, COMPILE_AT_ONCE + (await readFile(path, 'utf8')))
  }
}

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures are ours and small; an optimizer for other people's addresses is a door that nobody needs.
  images: { unoptimized: true },
  serverExternalPackages: [
    'sharp',
    'pg',
    'pg-boss',
    'pino',
    'nodemailer',
    'better-auth',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  // A page's title comes with the page for everyone, not after it: each time that a page asks for its news, Next takes the
  // title out and puts it in again, and those that come after it leave the tab without a name meanwhile.
  htmlLimitedBots: /.*/,
  compiler: { runAfterProductionCompile: compileAtOnce },
  experimental: {
    // Bytes. What every page starts comes in one script, and what a page adds in few: a phone far away waits for each.
    turbopackChunking: { minChunkSize: 1_000_000, maxMergeChunkSize: 5_000_000 },
    // Written beside each build, it takes as long as compiling, for a next build that few machines ever make.
    turbopackFileSystemCacheForBuild: false,
    // Nobody reads them: neither the server nor a browser is given any.
    turbopackSourceMaps: false,
    optimizePackageImports: ['@mantine/core', '@primer/octicons-react'],
    // A logo may have 3 MB; every other action is bounded by its schema.
    serverActions: { bodySizeLimit: '4mb' },
  },
  // Types are a part of `npm run check`, which is faster and always runs.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      {
        source: '/widget.js',
        headers: [
          { key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' },
          // Sites of every salon load it, also those that let in only what says so.
          { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
          { key: 'Access-Control-Allow-Origin', value: '*' },
        ],
      },
      {
        source: '/(.*)',
        headers: [
          { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          // Not `no-referrer`: forms sent without a script would then carry `Origin: null` and be refused.
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        ],
      },
      // Their address is a key: it goes to no other site with a link, and into no search.
      ...['/:locale/visit/:path*', '/:locale/pay/:path*'].map((source) => ({
        source,
        headers: [{ key: 'X-Robots-Tag', value: 'noindex' }],
      })),
    ]
  },
}

/** @param {string} phase */
export default async function configOf(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config
  const { default: createNextIntlPlugin } = await import('next-intl/plugin')
  return createNextIntlPlugin('./lib/i18n/request.ts')(config)
}
