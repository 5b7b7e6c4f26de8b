import { Skeleton, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Unseen } from '#components/ui/unseen.tsx'

/** The shape of a report while it is added up. */
export function ReportPlace() {
  const t = useTranslations('admin')
  return (
    <Stack aria-busy="true">
      <Unseen>{t('loading')}</Unseen>
      <Skeleton height={96} radius="lg" />
      <Skeleton height={300} radius="lg" />
      <Skeleton height={420} radius="lg" />
    </Stack>
  )
}
