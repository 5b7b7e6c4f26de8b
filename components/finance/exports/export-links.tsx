import { Anchor, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'

const FILES = {
  report: 'cash-flow.csv',
  ledger: 'ledger.csv',
  balance: 'balance.csv',
  payouts: 'payouts.csv',
  branches: 'all-branches.csv',
  rows: 'cash-flow-rows.csv',
  contents: 'contents.csv',
} as const

type Props = {
  readonly slug: string
  readonly files: readonly (keyof typeof FILES)[]
  /** The page's own: what is looked at is what is downloaded. */
  readonly query?: URLSearchParams
  /** Where something of the branch's stands whose files they are. */
  readonly below?: `${string}/`
}

/** What is looked at as files, for those who may take them out: `payments.export`. */
export function ExportLinks({ slug, files, query, below }: Props) {
  const t = useTranslations('exports')
  return (
    <Group gap="md" component="nav" aria-label={t('label')}>
      <Text size="sm" c="dimmed">
        {t('label')}
      </Text>
      {files.map((name) => (
        <Anchor key={name} size="sm" href={`/api/branches/${slug}/${below ?? ''}${FILES[name]}?${query ?? ''}`}>
          {t(name)}
        </Anchor>
      ))}
    </Group>
  )
}
