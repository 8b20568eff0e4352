import { faultCodeOf, type FaultCode } from '@uskalla/domain';

/**
 * What a load or an action was refused for, or `undefined` where it failed. A form of nobody's making, as a program sends it, does not
 * fit what the contracts say: that is its sender's mistake, and none of ours to be told of in the log.
 */
export function refusalOf(error: unknown): FaultCode | undefined {
  const isMisfit = error instanceof Error && error.name === 'ZodError';
  return faultCodeOf(error) ?? (isMisfit ? 'bad_request' : undefined);
}
