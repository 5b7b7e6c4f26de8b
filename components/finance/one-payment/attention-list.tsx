import { Alert, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import type { NoticeKind } from '#lib/payments/notice.ts'

type Props = {
  readonly notices: readonly {
    readonly noticeId: string
    readonly kind: NoticeKind
    readonly paymentId: string
    readonly clientName: string
  }[]
  readonly more: number
  /** Where the payments stand, without the language. */
  readonly base: string
}

/** What waits for staff, above everything else. */
export function AttentionList({ notices, more, base }: Props) {
  const t = useTranslations('finance')
  if (notices.length === 0) return null
  return (
    <Alert color="red" variant="light" radius="lg" title={t('attention')}>
      <Stack gap="xs">
        {notices.map(({ noticeId, kind, paymentId, clientName }) => (
          <Text key={noticeId} size="sm">
            <LocalLink href={`${base}/${paymentId}`}>{clientName}</LocalLink>: {t(`notices.${kind}`)}
          </Text>
        ))}
        {more > 0 && (
          <Text size="sm" c="dimmed">
            {t('attentionMore', { count: more })}
          </Text>
        )}
      </Stack>
    </Alert>
  )
}
