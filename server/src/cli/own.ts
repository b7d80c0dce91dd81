/** What of a text is the bonds' own. A config holds secrets: nothing else of it is ever shown. */
import type { Bond } from '../core/model/bond.ts';
import type { BondFile } from '../core/model/file.ts';
import { everyTextIn } from '../core/model/texts.ts';
import { joined, type Span, shifted } from '../core/text.ts';
import { spanOutward } from '../core/yaml/placement.ts';

/** A bond with the places of the whole text that it is written at. */
export interface OwnPlaces {
  readonly bond: Bond;
  readonly spans: readonly Span[];
  /** Broken YAML leaves open what belongs to it. */
  readonly certain: boolean;
}

/** Every bond of the text and of texts within it. */
export function placesOf(file: BondFile): readonly OwnPlaces[] {
  return [...everyTextIn(file)].flatMap(({ file: { documents }, placement }) =>
    documents.flatMap(({ document, base }) =>
      document.bonds.map((bond) => ({
        bond,
        spans: spansOf(bond).map((span) => spanOutward(shifted(span, base), placement)),
        certain: document.errors.length === 0,
      })),
    ),
  );
}

/** What may be shown: apart from each other and by position. */
export const showable = (file: BondFile): readonly Span[] =>
  joined(placesOf(file).flatMap(({ spans, certain }) => (certain ? spans : [])));

/** Where the bond is written: its options, the key that opens it, its name, and who names it its master. */
function spansOf({ dialect, opener, node, link, name, members }: Bond): readonly Span[] {
  if (dialect === 'cmdline') return [link.span];
  const named = link.pairs.find(({ value }) => name !== undefined && value?.span.start === name.span.start);
  const body = { start: Math.min(opener.start, node.span.start), end: Math.max(opener.end, node.span.end) };
  return [node === link ? node.span : body, ...(named ? [named.span] : []), ...members.map(({ span }) => span)];
}
