import { isIPv6 } from 'node:net';

/**
 * Whom a limit counts by: an IPv4 address as it is, and of IPv6 the network (/64). A household or a rented server has eighteen
 * trillion addresses of the newer kind, so that a limit on each would be none.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [written = ''] = address.split('%');
  if (!isIPv6(written)) return address;
  const [before = '', after] = written.toLowerCase().split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  const [head, tail] = [groups(before), groups(after ?? '')];
  // An IPv4 address at the end stands for two groups; it is never in the first half.
  const length = tail.length + (tail.at(-1)?.includes('.') ? 1 : 0);
  const gap = after === undefined ? 0 : Math.max(8 - head.length - length, 0);
  const all = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
