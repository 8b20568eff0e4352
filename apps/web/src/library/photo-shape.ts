/**
 * Width to height, in hundredths: the shapes that cameras make are met exactly, any other is within a few hundredths of one. Each has its
 * rule in photo-shapes.css.
 */
export const photoShapes: readonly number[] = [
  33, 35, 38, 40, 42, 45, 47, 50, 53, 56, 60, 63, 67, 71, 75, 80, 85, 89, 95, 100, 106, 112, 118, 125, 133, 141, 150,
  160, 169, 178, 189, 200, 211, 224, 236, 250, 266, 282, 300,
];

/** The shape that is nearest to that of a photo. */
export function photoShape({ width, height }: Readonly<{ width: number; height: number }>): number {
  const distance = (shape: number) => Math.abs(Math.log((shape * height) / (100 * width)));
  return photoShapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
}
