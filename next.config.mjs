// @ts-check
// In JavaScript: a server that only serves need not hold a compiler in memory, neither for this file nor for the plugin.
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'

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
  experimental: {
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
