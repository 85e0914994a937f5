import type { SourceInput } from '../core/index.ts';
import { FILES } from './releases.ts';

type Citation = Omit<SourceInput, 'file' | 'sha256'>;

const UCDP = 'CC BY 4.0';
const GED = 'Sundberg & Melander (2013), Journal of Peace Research 50(4)';
const OV25 = 'Davies, Pettersson, Sollenberg & Öberg (2025), Journal of Peace Research 62(4)';
const CANDIDATE = 'Hegre, Croicu, Eck & Högbladh (2020), Research & Politics 7(3)';

/** Data set, version, licence and citation of each file that tables are computed from. */
export const CITATIONS: Record<string, Citation> = {
  [FILES.countryMonth]: {
    dataset: 'UCDP GED',
    version: '25.1',
    licence: UCDP,
    citation: `${GED}; ${OV25}`,
  },
  [FILES.nigerNigeria]: {
    dataset: 'UCDP GED',
    version: '25.1',
    licence: UCDP,
    citation: `${GED}; ${OV25}`,
  },
  [FILES.regionMonth]: {
    dataset: 'UCDP GED',
    version: '25.1',
    licence: UCDP,
    citation: `${GED}; ${OV25}`,
  },
  [FILES.countryYear]: {
    dataset: 'UCDP Country-Year Dataset on Organized Violence',
    version: '25.1',
    licence: UCDP,
    citation: OV25,
  },
  [FILES.views]: {
    dataset: 'UCDP GED in the VIEWS country-month panel',
    version: '2021',
    licence: UCDP,
    citation: 'Hegre, Vesco & Colaresi (2022), International Interactions 48(4)',
  },
  [FILES.candidate2025]: {
    dataset: 'UCDP Candidate',
    version: '25.01.25.12',
    licence: UCDP,
    citation: CANDIDATE,
  },
  [FILES.candidate2310]: {
    dataset: 'UCDP Candidate',
    version: '23.0.10',
    licence: UCDP,
    citation: CANDIDATE,
  },
  [FILES.candidate2601]: {
    dataset: 'UCDP Candidate',
    version: '26.0.1',
    licence: UCDP,
    citation: CANDIDATE,
  },
  [FILES.candidate2602]: {
    dataset: 'UCDP Candidate',
    version: '26.0.2',
    licence: UCDP,
    citation: CANDIDATE,
  },
  [FILES.precise]: {
    dataset: 'UCDP GED',
    version: '21.1',
    licence: UCDP,
    citation: `${GED}; Pettersson et al. (2021), Journal of Peace Research 58(4)`,
  },
  'idmc-gidd-conflict.csv': {
    dataset: 'IDMC Global Internal Displacement Database',
    version: '2009–2024',
    licence: 'CC BY-IGO',
    citation: 'Internal Displacement Monitoring Centre, Global Internal Displacement Database',
  },
  'unhcr-population.csv': {
    dataset: 'UNHCR Refugee Population Statistics',
    version: '2025-12',
    licence: UCDP,
    citation: 'UNHCR Refugee Population Statistics Database',
  },
  'cadre-harmonise.csv': {
    dataset: 'Cadre Harmonisé',
    version: '2014 to March 2024',
    licence: 'CC BY',
    citation: 'CILSS, governments and IPC: Cadre Harmonisé and IPC data (HDX)',
  },
  'sahel-admin1.topo.json': {
    dataset: 'First-level areas of West and Central Africa with OCHA p-codes',
    version: 'p-code list of 2026-02',
    licence: 'CC BY 4.0 / CC BY-IGO / public domain',
    citation:
      'Runfola et al. (2020), geoBoundaries; OCHA common operational datasets; Natural Earth',
  },
  'sahel-admin2.topo.json': {
    dataset: 'Second-level areas of West Africa and the Sahel with OCHA p-codes',
    version: 'p-code list of 2026-02',
    licence: 'CC BY 4.0 / CC BY-IGO / public domain',
    citation:
      'Runfola et al. (2020), geoBoundaries; OCHA common operational datasets; Natural Earth',
  },
  'settlements.csv': {
    dataset: 'GeoNames populated places',
    version: '2014-12 and 2023-03',
    licence: 'CC BY 4.0',
    citation: 'GeoNames (geonames.org), country dumps and cities500',
  },
};
