import type { LibraryChange } from '../use-cases/library-readings.ts';

/** What XML forbids, what would end a section of it, what a browser would run, what a spreadsheet would. */
export const hostileText =
  '=1+1 <script>alert(1)</script> ]]> &amp; "\'\u0000\u0001\u000B\u001F\uFFFE\uFFFF\uD800 🌊 ä';

/** A story whose every free text is hostile, for tests of the formats. */
export function sampleChange(): LibraryChange {
  const id = '01890000-0000-7000-8000-000000000001';
  return {
    id,
    slug: 'tarina',
    language: 'sv',
    municipality: '091',
    theme: 'http://www.yso.fi/onto/yso/p10083',
    changedAt: new Date('2026-11-24T10:00:00.123Z'),
    withdrawn: null,
    told: {
      id,
      slug: 'tarina',
      url: 'https://kirjasto.example/sv/berattelser/tarina',
      title: hostileText,
      language: 'sv',
      example: false,
      answers: [{ question: { id: 'doing', tone: 'doing', text: hostileText, hint: '' }, text: `${hostileText}\n\nb` }],
      facts: {
        municipality: { code: '091', name: 'Helsingfors' },
        municipalityYear: 2026,
        theme: { uri: 'http://www.yso.fi/onto/yso/p10083', name: hostileText },
        stage: 'ended',
        time: hostileText,
        teller: hostileText,
        role: hostileText,
      },
      names: [hostileText],
      translations: [
        {
          language: 'fi',
          parts: [{ part: 'title', text: hostileText, by: hostileText, at: '2026-11-24T10:00:00.000Z', isStale: true }],
        },
      ],
      photos: [
        {
          id,
          url: `https://kirjasto.example/photos/${id}/1200.jpg`,
          alt: hostileText,
          caption: hostileText,
          credit: hostileText,
          width: 1600,
          height: 1200,
          files: [{ url: `https://kirjasto.example/photos/${id}/1200.jpg`, type: 'image/jpeg', width: 1200 }],
        },
      ],
      provenance: { workshop: hostileText, date: '2026-11-24', writers: 3, template: 'true-story', templateVersion: 1 },
      revision: 2,
      firstPublishedAt: '2026-11-23T10:00:00.000Z',
      publishedAt: '2026-11-24T10:00:00.000Z',
      changedAt: '2026-11-24T10:00:00.123Z',
      licence: 'CC-BY-4.0',
    },
  };
}
