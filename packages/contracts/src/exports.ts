/** What a workshop can be taken home as; each is the ending of its file's name. */
export const exportFormats = ['md', 'html', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file to be kept. */
export type Exported = Readonly<{
  body: string;
  /** Its MIME type, with the charset. */
  type: string;
  /** The file's name, ASCII. */
  name: string;
}>;
