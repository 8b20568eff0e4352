import type { ImpactPictureName, ImpactView } from '@uskalla/contracts';

/** Units of all pictures: texts in them are sized for a width that a phone shows nearly as it is. */
export const width = 360;
export const growthHeight = 220;
export const dareHeight = 182;
/** Of a row with its name above it. */
export const followUpHeight = 58;
export const regionHeight = 17;

/** How high a picture is; 0 where there is nothing to draw yet. */
export function heightOf(name: ImpactPictureName, { growth, regions, followUps, daring }: ImpactView): number {
  switch (name) {
    case 'growth':
      return growth.length === 0 ? 0 : growthHeight;
    case 'regions':
      return regions.length * regionHeight;
    case 'follow-ups':
      return followUps.filter(({ asked }) => asked > 0).length * followUpHeight;
    case 'daring':
      return daring === null ? 0 : dareHeight;
  }
}
