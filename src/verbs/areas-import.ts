/** A file of admin areas into the workspace: read, check, save, place the stored events anew. */
import {
  AdminPlacer,
  checkAreas,
  type Layer,
  type LayerChoice,
  readLayer,
} from '../areas/index.ts';
import { type AreaList, type Context, type Issue, VigieError } from '../core/index.ts';
import {
  type InputFile,
  inputFiles,
  listIdOf,
  readWhole,
  type Store,
  sha256 as sha256Of,
} from '../store/index.ts';
import { note } from './run.ts';

export interface ImportChoice extends LayerChoice {
  licence?: string;
  skip_bad_rows: boolean;
}

export interface ImportedAreas {
  imported: {
    file: string;
    state: 'imported' | 'known';
    list: AreaList;
    columns: Layer['columns'];
    left_out: number;
    /** stored events, and those of them that have a p-code at this level now */
    events: number;
    placed: number;
  };
  notes: Issue[];
}

/**
 * @throws VigieError with every fault of the file, unless faulty areas are to be left out
 */
export async function importAreas(
  { store, progress }: Context<Store>,
  path: string,
  choice: ImportChoice,
): Promise<ImportedAreas> {
  // Load: bytes, layer, and whether this list is here already.
  const file = onlyFile(path);
  const bytes = await readWhole(file);
  const layer = readLayer(parsed(bytes, file), file.name, choice);
  const where = layer.object === '' ? file.path : `${file.path}, object ${layer.object}`;
  const { level, list_date, columns } = layer;
  const sha256 = sha256Of(bytes);
  const how = {
    layer: sha256Of(JSON.stringify([sha256, layer.object, level, choice.country ?? null])),
    reading: sha256Of(JSON.stringify([list_date, columns, choice.licence, choice.skip_bad_rows])),
  };
  const known = await store.findListOfLayer(how.layer);
  if (known?.reading === how.reading) {
    const list = (await store.areaLists()).find(({ list_id }) => list_id === known.list_id)!;
    const left_out = layer.areas.length - list.n;
    const imported = { file: path, state: 'known' as const, list, columns, left_out };
    return { imported: { ...imported, events: 0, placed: 0 }, notes: [] };
  }

  // Check.
  progress(`${layer.areas.length} × ${level}`);
  const checked = checkAreas(layer.areas, where, await parentsOf(store, layer));
  const faults = [...checked.faults, ...(await usedElsewhere(store, layer, checked.areas, where))];
  const refuse = faults.length > 0 && (!choice.skip_bad_rows || checked.areas.length === 0);
  if (refuse) throw new VigieError([...faults, ...checked.warnings]);

  // Save, and place what is stored.
  const countries = [...new Set(checked.areas.map((area) => area.iso3))].sort();
  const list: AreaList = {
    list_id: listIdOf(countries, level, list_date, how.layer),
    level,
    list_date,
    countries,
    source_file: file.name,
    sha256,
    licence: choice.licence ?? null,
    n: checked.areas.length,
  };
  let placer: AdminPlacer | undefined;
  const counts = await store.saveAreaList(list, how, checked.areas, (areas) => {
    placer = new AdminPlacer(level, areas);
    return placer;
  });
  const left_out = layer.areas.length - list.n;
  return {
    imported: { file: path, state: 'imported', list, columns, left_out, ...counts },
    notes: [
      columnsNote(layer, where),
      ...storedNote(placer, list),
      ...checked.warnings,
      ...faults.map((fault) => ({ ...fault, code: `skipped-${fault.code}` })),
    ],
  };
}

function onlyFile(path: string): InputFile {
  const [file, ...others] = inputFiles(path);
  if (others.length === 0) return file;
  const what = `the folder holds ${others.length + 1} files, and a list is one file`;
  throw new VigieError([{ code: 'one-file', what, where: path, fix: 'name one file' }], 2);
}

function parsed(bytes: Buffer, file: InputFile): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    const document = JSON.parse(text);
    if (typeof document === 'object' && document !== null) return document;
    throw new Error('no object');
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new VigieError([
      {
        code: 'area-json',
        what: `the file cannot be read as JSON: ${reason}`,
        where: file.path,
        fix: 'take the areas as .geojson or .topojson, plain or gzipped; a shapefile must be converted first',
      },
    ]);
  }
}

/** Areas of the level above in the workspace, of lists of the same date. */
async function parentsOf(store: Store, layer: Layer) {
  if (layer.level !== 'admin2') return [];
  const lists = (await store.areaLists()).filter(
    (list) => list.level === 'admin1' && list.list_date === layer.list_date,
  );
  const countries = new Set(layer.areas.map((area) => area.iso3));
  const areas = await Promise.all(lists.map((list) => store.areasOf(list.list_id)));
  return areas.flat().filter((area) => countries.has(area.iso3));
}

/** A code that two countries use would be one unit of a panel. */
async function usedElsewhere(
  store: Store,
  layer: Layer,
  areas: readonly { pcode: string; iso3: string }[],
  where: string,
): Promise<Issue[]> {
  const others = new Map(
    (await store.placingAreas(layer.level)).map((area) => [area.pcode, area.iso3]),
  );
  return areas.flatMap(({ pcode, iso3 }) => {
    const other = others.get(pcode);
    if (other === undefined || other === iso3) return [];
    return [
      {
        code: 'pcode-elsewhere',
        what: `code "${pcode}" of ${iso3} is already the code of an area of ${other}`,
        where,
        fix: 'name a column of p-codes with --id, or add the country to the codes',
      },
    ];
  });
}

function columnsNote({ columns }: Layer, where: string): Issue {
  const { pcode, name, parent, country } = columns;
  return note(
    'columns',
    `code from column "${pcode}", name from "${name}", parent from "${parent ?? ''}", country from "${country ?? ''}"`,
    where,
    'when that is wrong, say it with --id, --name, --parent or --country',
  );
}

function storedNote(placer: AdminPlacer | undefined, list: AreaList): Issue[] {
  if (!placer || placer.counts.of === 0) return [];
  const { of, too_coarse, outside } = placer.counts;
  const missing = too_coarse + outside;
  return [
    note(
      'stored-placed',
      `${of - missing} of ${of} stored events got an ${list.level} p-code: ${too_coarse} are known less precisely, ${outside} lie in no area of their country`,
      list.list_id,
      'nothing to do; they count for the country, not for its areas',
    ),
  ];
}
