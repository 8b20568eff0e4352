export const csr = false;

/** So much text, given by whoever measures, in paragraphs as long as a story's. */
const paragraph = 'Kokeilimme yhden talven ajan, mitä tapahtuu, kun ovi on auki. '.repeat(8);
const count = Math.max(1, Math.round(Number(process.env['TEXT_BYTES'] ?? 20_000) / paragraph.length));
const paragraphs = Array.from({ length: count }, (_, index) => `${index}. ${paragraph}`);

export const load = () => ({ paragraphs });
