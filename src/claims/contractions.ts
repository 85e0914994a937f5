/**
 * A French phrase that ends in « de » or « à », with its forms before an article or a vowel.
 * @example withContractions('filiale de') // => ['filiale de', "filiale d'", 'filiale du', 'filiale des']
 */
export function withContractions(phrase: string): string[] {
  const stem = phrase.replace(/ (?:de|à)$/, '');
  if (stem === phrase) return [phrase];
  return phrase.endsWith(' de')
    ? [phrase, `${stem} d'`, `${stem} du`, `${stem} des`]
    : [phrase, `${stem} au`, `${stem} aux`];
}
