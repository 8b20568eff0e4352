/** The interface's languages, Finnish first: it is what an unprefixed address means. */
export const locales = ['fi', 'sv', 'en'] as const;
export type Locale = (typeof locales)[number];
export const baseLocale: Locale = 'fi';

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** A text in all three languages: data such as templates, themes and place names. */
export type Localized = Readonly<Record<Locale, string>>;

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4: quality values,
 * longest prefix not needed since ours are bare language tags).
 */
export function negotiateLocale(header: string | null | undefined): Locale | undefined {
  if (!header) return undefined;
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      const quality = q === undefined ? 1 : Number(q.slice(2));
      return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0, position };
    })
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { language } of ranges) {
    if (language === '*') return baseLocale;
    if (isLocale(language)) return language;
  }
  return undefined;
}
