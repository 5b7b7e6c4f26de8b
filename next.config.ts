import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

const config: NextConfig = {
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
    ]
  },
}

export default withNextIntl(config)
