import { municipalityByName } from '@uskalla/places';

/** The code of the municipality chosen in a form; sent before the script was there, it has the name as it was typed and no code. */
export function municipalityChosen(form: FormData): string {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return text('municipality') || (municipalityByName(text('municipality-name'))?.code ?? '');
}
