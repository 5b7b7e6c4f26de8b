import { Anchor, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'

type Props = {
  readonly slug: string
  /** The report's own query: what is looked at is what is downloaded. */
  readonly query: string
}

const FILES = [
  { name: 'report', file: 'cash-flow.csv' },
  { name: 'ledger', file: 'ledger.csv' },
  { name: 'balance', file: 'balance.csv' },
] as const

/** The report's period as files, for those who may take them out: `payments.export`. */
export function ExportLinks({ slug, query }: Props) {
  const t = useTranslations('exports')
  return (
    <Group gap="md" component="nav" aria-label={t('label')}>
      <Text size="sm" c="dimmed">
        {t('label')}
      </Text>
      {FILES.map(({ name, file }) => (
        <Anchor key={name} size="sm" href={`/api/branches/${slug}/${file}?${query}`} download>
          {t(name)}
        </Anchor>
      ))}
    </Group>
  )
}
