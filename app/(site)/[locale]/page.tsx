import { useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Notice } from '#components/ui/notice.tsx'

export default function HomePage() {
  const t = useTranslations('ui')
  return (
    <Notice title={t('productName')} text={t('tagline')}>
      <LocalLink href="/sign-up">{t('createSalon')}</LocalLink> <LocalLink href="/sign-in">{t('signIn')}</LocalLink>
    </Notice>
  )
}
