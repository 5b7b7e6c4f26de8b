import { MissingPage } from '#components/ui/missing-page.tsx'

export default MissingPage
