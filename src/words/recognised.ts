/** What a file was recognised as, in one line. */
import {
  type Bilingual,
  countryName,
  inBoth,
  type Language,
  monthText,
  type Release,
} from '../core/index.ts';
import { colon, typeset } from './format.ts';

interface Recognised {
  file: string;
  source_id: string;
  release: Release;
  is_worldwide: boolean;
}

const MOST_NAMES = 3;

/** `ged.csv: UCDP GED, yearly release 25.1, 1989-01 to 2024-12, the world` */
export function recognisedLine({ file, source_id, release, is_worldwide }: Recognised): Bilingual {
  const { covers, dataset, version } = release;
  return inBoth((language) => {
    const parts = [
      dataset,
      `${kindOf(source_id, release)[language]} ${version}`,
      `${monthText(covers.from)} ${language === 'en' ? 'to' : 'à'} ${monthText(covers.to)}`,
      placesOf(is_worldwide ? null : covers.countries, language),
    ];
    return `${file}${typeset(`${colon(language)} ${parts.join(', ')}`, language)}`;
  });
}

function kindOf(source_id: string, { final, covers }: Release): Bilingual {
  if (source_id !== 'ucdp-ged') return { en: 'version', fr: 'version' };
  if (final) return { en: 'yearly release', fr: 'version annuelle' };
  return covers.from === covers.to
    ? { en: 'monthly release', fr: 'version mensuelle' }
    : { en: 'cumulative release', fr: 'version cumulée' };
}

function placesOf(countries: readonly string[] | null, language: Language): string {
  if (countries === null) return language === 'en' ? 'the world' : 'le monde';
  const names = countries.slice(0, MOST_NAMES).map((code) => countryName(code, language));
  const more = countries.length - names.length;
  if (more === 0) return names.join(', ');
  return `${names.join(', ')} ${language === 'en' ? `and ${more} more countries` : `et ${more} autres pays`}`;
}
