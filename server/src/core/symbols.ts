import { monitorOf } from './hover/timing.ts';
import type { Bond } from './model/bond.ts';
import type { BondFile } from './model/file.ts';
import { everyTextIn } from './model/texts.ts';
import { nameOf } from './model/wording.ts';
import { defaultOptions, type Options } from './options.ts';
import { type Span, shifted } from './text.ts';
import type { Translate } from './translate.ts';
import { spanOutward } from './yaml/placement.ts';

/** An entry of the outline. The selection lies within the span, as editors demand. */
export interface BondSymbol {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly selectionSpan: Span;
}

/** One entry per bond, in order. */
export function symbols(file: BondFile, options: Options = defaultOptions): readonly BondSymbol[] {
  const { t } = options;
  const found = [...everyTextIn(file)].flatMap(({ file: { bonds }, placement }) =>
    bonds.map(({ bond, base }) => ({
      name: nameOf(bond)?.text || t('bond'),
      detail: detailOf(bond, t),
      span: spanOutward(shifted(bond.link.span, base), placement),
      selectionSpan: spanOutward(shifted(selectionOf(bond), base), placement),
    })),
  );
  return file.embedded.length === 0 ? found : found.toSorted((a, b) => a.span.start - b.span.start);
}

function selectionOf(bond: Bond): Span {
  const { opener, link } = bond;
  const within = ({ start, end }: Span): boolean => link.span.start <= start && end <= link.span.end;
  return (
    [nameOf(bond)?.span, opener].find((span) => span && within(span)) ?? {
      start: link.span.start,
      end: link.span.start,
    }
  );
}

function detailOf(bond: Bond, t: Translate): string {
  return [bond.mode, countOf(bond, t), watchOf(bond, t)].filter((part) => part !== undefined).join(', ');
}

function countOf({ memberCount }: Bond, t: Translate): string | undefined {
  if (memberCount === undefined) return undefined;
  return memberCount === 1 ? t('1 member') : t('{0} members', memberCount);
}

function watchOf(bond: Bond, t: Translate): string | undefined {
  const monitor = monitorOf(bond);
  if (!monitor) return undefined;
  return monitor.by === 'nothing' ? t('not monitored') : t('monitored');
}
