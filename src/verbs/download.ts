/** A release from its publisher into the workspace's folder of downloads, for ingest to read. */
import {
  type Context,
  csvLines,
  type Issue,
  type Month,
  monthFromDate,
  monthText,
  VigieError,
} from '../core/index.ts';
import {
  apiColumns,
  findApiPage,
  newestVersion,
  UCDP_BASES,
  type UcdpBases,
  type UcdpRelease,
  ucdpReleases,
} from '../sources/index.ts';
import {
  downloadsFolder,
  type Fetched,
  fetchFile,
  fetchPages,
  PATIENCE,
  type PageFormat,
  type Patience,
  type Store,
  setAside,
} from '../store/index.ts';
import { formatNumber } from '../words/index.ts';
import type { IngestedFile } from './ingest.ts';
import { note } from './run.ts';

/** What a download takes from outside: addresses, token, the current month, patience. */
export interface Surroundings {
  bases: UcdpBases;
  token: string | undefined;
  today: Month;
  patience: Patience;
}

/** @throws bad usage when an address or the token of the environment cannot be used */
export function surroundings(env: NodeJS.ProcessEnv = process.env, now = new Date()): Surroundings {
  const token = env.UCDP_ACCESS_TOKEN?.trim() || undefined;
  // Checked here, since a fault found later would be told with the token in it.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw badUsage('the access token holds characters that no token has', 'UCDP_ACCESS_TOKEN');
  }
  return {
    bases: {
      files: baseOf(env.VIGIE_UCDP_FILES, UCDP_BASES.files, 'VIGIE_UCDP_FILES'),
      api: baseOf(env.VIGIE_UCDP_API, UCDP_BASES.api, 'VIGIE_UCDP_API'),
    },
    token,
    today: monthFromDate(now.toISOString())!,
    patience: PATIENCE,
  };
}

function baseOf(given: string | undefined, usual: string, where: string): string {
  if (!given) return usual;
  if (/^https?:\/\//.test(given) && URL.canParse(given)) return given.replace(/\/+$/, '');
  throw badUsage(`"${given}" is not an http address`, where);
}

function badUsage(what: string, where: string): VigieError {
  const fix = 'vigie ingest --help shows what it takes';
  return new VigieError([{ code: 'usage', what, where, fix }], 2);
}

/** What is asked of a download, as in the input of ingest. */
export interface DownloadOptions {
  paths: readonly string[];
  offline?: boolean;
  mapping?: string;
}

/**
 * The releases that the words after `--download` name.
 * @throws bad usage: `offline`, another source than ucdp-ged, a release that cannot be read
 */
export function releasesAsked(options: DownloadOptions, around: Surroundings): UcdpRelease[] {
  const [source, ...words] = options.paths;
  if (source !== 'ucdp-ged') {
    throw badUsage(`"${source}" is not a source that can be downloaded`, '--download');
  }
  if (options.mapping !== undefined) {
    throw badUsage('a release of UCDP takes no mapping', '--mapping');
  }
  const releases = ucdpReleases(words, around.today, around.bases);
  if (!options.offline) return releases;
  throw new VigieError(
    [
      {
        code: 'offline',
        what: 'a download was asked for, and --offline refuses it',
        where: releases[0].file_address,
        fix: 'leave --offline out, or take the file by hand and ingest it by its path',
      },
    ],
    2,
  );
}

/** What a download would ask for, in order; nothing is asked. */
export function wouldFetch(releases: readonly UcdpRelease[]) {
  return releases.map(({ dataset, version, file_address, api_address, file_name }) => {
    return { dataset, version, file: file_name, address: file_address, otherwise: api_address };
  });
}

/** A release that was fetched, and what to say about it. */
export interface FetchedRelease extends Fetched {
  release: UcdpRelease;
  via: 'file' | 'api';
  notes: Issue[];
}

/**
 * Fetches the first of the releases that its publisher has: the file, else the pages of the API.
 *
 * @throws `not-released` (no file, and the API does not know it), `token-needed` (no file, and the
 * API wants a token), `download-failed`, `other-site`, `download-not-written`
 */
export async function fetchRelease(
  context: Context<Store>,
  releases: readonly UcdpRelease[],
  around: Surroundings,
): Promise<FetchedRelease> {
  // Asked first: a workspace that another program holds is told before anything is fetched.
  const known = await newestKnown(context.store, releases[0].dataset);
  const folder = downloadsFolder(context.store.workspace);
  const notes: Issue[] = [];
  let forbidden: UcdpRelease | undefined;
  for (const release of releases) {
    const found = await findRelease(context, release, folder, around);
    if (typeof found === 'object') {
      if (forbidden) notes.push(tokenNeeded(forbidden, around.token));
      return { ...found, release, notes };
    }
    if (found === 'forbidden') forbidden ??= release;
  }
  if (forbidden) throw new VigieError([tokenNeeded(forbidden, around.token)]);
  throw notReleased(releases, known, around.today);
}

async function findRelease(
  { progress, language }: Context<Store>,
  release: UcdpRelease,
  folder: string,
  { token, patience }: Surroundings,
): Promise<(Fetched & { via: 'file' | 'api' }) | 'absent' | 'forbidden'> {
  const { file_name, table_name, file_address, api_address } = release;
  const report = (name: string) => (bytes: number, total: number | undefined) => {
    const megabytes = (n: number) => formatNumber(n / 1e6, language, 1);
    const of = total === undefined ? '' : ` / ${megabytes(total)}`;
    progress(`${name}: ${megabytes(bytes)}${of} ${language === 'fr' ? 'Mo' : 'MB'}`);
  };
  progress(file_address);
  const path = `${folder}/${file_name}`;
  const file = await fetchFile(file_address, path, patience, report(file_name));
  if (file) return { ...file, via: 'file' };

  progress(api_address);
  const format: PageFormat = {
    headers: token === undefined ? {} : { 'x-ucdp-access-token': token },
    find: findApiPage,
    columns: apiColumns,
    lines: (columns, rows) => csvLines(rows.map((row) => columns.map((name) => row[name]))),
  };
  const table = `${folder}/${table_name}`;
  const pages = await fetchPages(api_address, table, format, patience, report(table_name));
  return typeof pages === 'string' ? pages : { ...pages, via: 'api' };
}

/** The newest release of a dataset in the workspace or among the bundled figures. */
async function newestKnown(store: Store, dataset: string): Promise<string | undefined> {
  const inputs = store.bundledTable('country-month').description.source.inputs ?? [];
  const all = [...(await store.snapshots()), ...inputs];
  return newestVersion(all.filter((one) => one.dataset === dataset).map((one) => one.version));
}

function notReleased(
  releases: readonly UcdpRelease[],
  known: string | undefined,
  today: Month,
): VigieError {
  const [first] = releases;
  const last = releases[releases.length - 1];
  const names = first === last ? first.version : `${last.version} … ${first.version}`;
  const when = monthText(first.expected);
  const fix =
    first.expected < today
      ? `it was expected in ${when}; try again later. The newest known is ${known ?? '–'}`
      : `it is expected in ${when}; the newest known is ${known ?? '–'}`;
  return new VigieError([
    {
      code: 'not-released',
      what: `UCDP has not released ${first.dataset} ${names}`,
      where: first.file_address,
      fix,
    },
  ]);
}

function tokenNeeded(release: UcdpRelease, token: string | undefined): Issue {
  const what =
    token === undefined
      ? `there is no file of ${release.version}, and the API wants an access token`
      : `there is no file of ${release.version}, and the API refuses the access token`;
  return {
    code: 'token-needed',
    what,
    where: release.api_address,
    fix: 'ask UCDP for a token and set UCDP_ACCESS_TOKEN; without it only files can be fetched',
  };
}

/** Faults that say nothing of the bytes, after which a downloaded file is kept. */
const NOT_THE_BYTES = ['workspace', 'workspace-busy'];

/** What the answer says of a download; a file that ingest refused is set aside. */
export function settled(fetched: FetchedRelease, ingested: IngestedFile) {
  const { release, via, address, bytes, sha256, resumed_from, unchanged } = fetched;
  const notes = [...fetched.notes];
  let file = fetched.path;
  const blamesBytes = ingested.issues.some(({ code }) => !NOT_THE_BYTES.includes(code));
  if (ingested.state === 'refused' && blamesBytes) {
    file = setAside(file);
    const again = 'run the same command again to fetch it anew';
    notes.push(note('set-aside', 'the downloaded file was refused and set aside', file, again));
  }
  if (ingested.version !== null && ingested.version !== release.version) {
    const what = `the file says it is ${ingested.version}, asked for was ${release.version}`;
    notes.push(note('release-differs', what, file, 'check the file, and report it to UCDP'));
  }
  const { dataset, version } = release;
  const { rows } = ingested;
  return {
    notes,
    download: {
      dataset,
      version,
      via,
      address,
      file,
      bytes,
      sha256,
      rows,
      resumed_from,
      unchanged,
    },
  };
}
