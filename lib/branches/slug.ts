// The official transliteration of Ukrainian names, without its rule for the beginnings of words.
const LATIN: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'h',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'ie',
    ж: 'zh',
    з: 'z',
    и: 'y',
    і: 'i',
    ї: 'i',
    й: 'i',
  },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
  ...{ ч: 'ch', ш: 'sh', щ: 'shch', ь: '', ю: 'iu', я: 'ia', ы: 'y', э: 'e', ё: 'e', ъ: '', ł: 'l', ø: 'o', ß: 'ss' },
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const MOST_LETTERS = 60

/** A salon's address as its name suggests it; empty for a name without letters that an address could have. */
export function slugFrom(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('')
  const plain = latin.normalize('NFKD').replaceAll(/\p{M}|['’ʼ]/gu, '')
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-+|-+$/g, '')
}

export const isSlug = (text: string): boolean => text.length >= 3 && text.length <= MOST_LETTERS && SLUG.test(text)
