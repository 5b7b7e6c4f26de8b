import { Skeleton, Stack } from '@mantine/core'
import { getTranslations } from 'next-intl/server'
import { Unseen } from '#components/ui/unseen.tsx'

/** The page's shape while its rows are fetched. */
export default async function Loading() {
  const t = await getTranslations('admin')
  return (
    <Stack aria-busy="true">
      <Unseen>{t('loading')}</Unseen>
      <Skeleton height={76} radius="lg" />
      <Skeleton height={84} radius="lg" />
      <Skeleton height={420} radius="lg" />
    </Stack>
  )
}
