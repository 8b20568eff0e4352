import { matches, type Finding } from './finding.ts';

/** The control characters, by the remainder (Digital and Population Data Services Agency, the personal identity code). */
const controls = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** Between the date and the number: a sign by century, of which there are more since 2023. Phones make other dashes of a hyphen. */
const centuries: Readonly<Record<string, number>> = {
  '+': 1800,
  ...Object.fromEntries([...'-–—‑UVWXY'].map((sign) => [sign, 1900])),
  ...Object.fromEntries([...'ABCDEF'].map((sign) => [sign, 2000])),
};

const pattern = /(?<![\p{L}\p{N}])(\d{2})(\d{2})(\d{2})([-–—‑+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])(?![\p{L}\p{N}])/giu;

/** Finnish personal identity codes (henkilötunnus): of a day that there is, with the control character that belongs to it. */
export function findIdentityCodes(text: string): Finding[] {
  return matches(
    'identity-code',
    text,
    pattern,
    ([, day = '', month = '', year = '', sign = '', number = '', control]) => {
      const century = centuries[sign.toUpperCase()];
      if (century === undefined || Number(number) < 2) return false;
      const date = new Date(Date.UTC(century + Number(year), Number(month) - 1, Number(day)));
      if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return false;
      return controls[Number(day + month + year + number) % controls.length] === control?.toUpperCase();
    },
  );
}
