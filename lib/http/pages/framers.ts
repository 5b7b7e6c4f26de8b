import 'server-only'
import { listFrameOrigins } from '#lib/db/branch-forms.ts'
import { log } from '#lib/log.ts'

const OUR_OWN = "'self'"

/** Where a salon's form may stand in a frame: on the sites that the salon has listed, and in our own admin. */
export async function framersOf(slug: string): Promise<readonly string[]> {
  try {
    return [OUR_OWN, ...(await listFrameOrigins(slug))]
  } catch (error) {
    // The page itself will say that something is wrong; until it can ask again it stands in no one's frame.
    log().error({ err: error }, 'the sites of a form could not be read')
    return [OUR_OWN]
  }
}
