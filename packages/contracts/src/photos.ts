import { altMaxLength, captionMaxLength, creditMaxLength, reasonMaxLength, type Locale } from '@uskalla/domain';
import { z } from 'zod';

/** A photo of a story, words in the story's language. */
export const PhotoView = z
  .object({
    id: z.uuid(),
    url: z.url().meta({ description: 'A JPEG of it, for programs that read nothing newer' }),
    alt: z.string().meta({ description: 'What it shows, for those who do not see it' }),
    caption: z.string(),
    credit: z.string().meta({ description: 'Who took it' }),
    width: z.int().meta({ description: 'Of its largest file, in pixels' }),
    height: z.int(),
    files: z.array(z.object({ url: z.url(), type: z.enum(['image/webp', 'image/jpeg']), width: z.int() })),
  })
  .meta({ id: 'Photo' });
export type PhotoView = z.infer<typeof PhotoView>;

/** Within twice the bound: what is too long is told so by the rule. */
const words = {
  alt: z.string().max(altMaxLength * 2),
  caption: z.string().max(captionMaxLength * 2),
  credit: z.string().max(creditMaxLength * 2),
};

export const AddPhoto = z.object({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array), ...words });
export type AddPhoto = z.infer<typeof AddPhoto>;

export const ChangePhoto = z.object({ id: z.uuid(), ...words });
export type ChangePhoto = z.infer<typeof ChangePhoto>;

export const MovePhoto = z.object({ id: z.uuid(), direction: z.enum(['earlier', 'later']) });
export type MovePhoto = z.infer<typeof MovePhoto>;

/** `reason` is needed of ambassadors, who take it from somebody else's story. */
export const RemovePhoto = z.object({ id: z.uuid(), reason: z.string().max(reasonMaxLength * 2) });
export type RemovePhoto = z.infer<typeof RemovePhoto>;

/** A story's photos before those who look after it. */
export type PhotoDeskView = Readonly<{
  slug: string;
  title: string;
  language: Locale;
  photos: readonly PhotoView[];
  /** The story is somebody else's: what is done stands in the public log. */
  isCurating: boolean;
}>;
