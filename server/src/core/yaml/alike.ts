/**
 * Documents that differ in words alone, such as those of the nodes of one cluster, have one tree but for the words: the
 * first of them is parsed, the others take its tree and read their own words in its places.
 */
import { countWhere, type Span } from '../text.ts';
import type { Reduced } from './blocks.ts';
import { follow, type PlaceOf, wordOf } from './follower.ts';
import type { Node } from './node.ts';
import { layoutOf, type Moves, movesBetween, wordEnds } from './wording.ts';
import { type Parsed, parse } from './yaml.ts';

/** A text that was parsed, for others to follow. */
interface Model {
  readonly reduced: Reduced;
  readonly root: Node;
  /** Where its words end. */
  readonly ends: readonly number[];
}

/** So much is remembered, in UTF-16 units. */
const most = 400_000;

/** A text is compared with so many at most. */
const mostOfLayout = 8;

/** Parses documents; those of a layout that it has met before need no parser. */
export class Alike {
  readonly #models = new Map<string, readonly Model[]>();
  #length = 0;

  /** The same as `parse` gives. `masked`: the text as long as it is, with its template expressions blotted out. */
  parse(text: string, masked: string, reduced: Reduced): Parsed {
    const layout = layoutOf(reduced.text);
    const models = this.#models.get(layout) ?? [];
    const lead = leadFor(models, reduced);
    const parsed = lead
      ? { root: follow(lead.model.root, masked, lead.placeOf), errors: [], tied: false }
      : parse(text, reduced);
    // One in which things have moved is a model too: in the next they may have moved as far.
    const isNew = lead ? lead.placeOf !== undefined : isModel(parsed, masked, reduced);
    if (isNew && parsed.root) this.#remember(layout, { reduced, root: parsed.root, ends: wordEnds(reduced.text) });
    return parsed;
  }

  #remember(layout: string, model: Model): void {
    if (this.#length + lengthOf(model) > most) {
      this.#models.clear();
      this.#length = 0;
    }
    const models = [model, ...(this.#models.get(layout) ?? [])];
    this.#models.set(layout, models.slice(0, mostOfLayout));
    this.#length += lengthOf(model) - lengthOf(models[mostOfLayout]);
  }
}

const lengthOf = (model: Model | undefined): number => model?.reduced.text.length ?? 0;

/** A model to follow. */
interface Lead {
  readonly model: Model;
  /** Absent where all stand where they stand in the model. */
  readonly placeOf?: PlaceOf;
}

/** Of several the one in which all stand where they stand in the text: nothing of the tree need be made anew for that. */
function leadFor(models: readonly Model[], reduced: Reduced): Lead | undefined {
  const [latest] = models;
  if (!latest) return undefined;
  const ends = wordEnds(reduced.text);
  const model = models.find((one) => isSameList(one.ends, ends) && isSameCuts(one.reduced.cuts, reduced.cuts));
  if (model) return { model };
  return { model: latest, placeOf: placesBetween(latest.reduced, reduced, movesBetween(latest.ends, ends)) };
}

const isSameList = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);

const isSameCuts = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.length === others.length &&
  some.every(({ start, end }, index) => start === others[index]?.start && end === others[index]?.end);

function placesBetween(model: Reduced, text: Reduced, { behind, by }: Moves): PlaceOf {
  const moved = (offset: number): number => offset + (by[countWhere(behind, (end) => end <= offset) - 1] ?? 0);
  return (offset) => text.outer(moved(model.inner(offset) ?? offset));
}

/** What makes of the words near it more than words: anchors, aliases, tags, directives, block scalars, escapes. */
const meaningful = /(?:^|[\s,[{:])[|>&*!?%]|\\/;

/** Whether texts that are alike may follow it: it is sound, and all its scalars read as they are written. */
const isModel = ({ root, errors }: Parsed, masked: string, reduced: Reduced): boolean =>
  root !== undefined &&
  errors.length === 0 &&
  reduced.text.length <= most &&
  !meaningful.test(reduced.text) &&
  readsAsWritten(root, masked);

function readsAsWritten(node: Node, text: string): boolean {
  switch (node.kind) {
    case 'map':
      return node.pairs.every(
        ({ key, value }) => readsAsWritten(key, text) && (value === undefined || readsAsWritten(value, text)),
      );
    case 'seq':
      return node.items.every((item) => readsAsWritten(item, text));
    case 'scalar':
      return node.text === wordOf(node, node.span, text);
    case 'alias':
      return false;
  }
}
