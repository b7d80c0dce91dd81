/** Where kernel arguments stand: under the keys that Talos and its tools have for them, and where no such key tells. */
import { childOf, itemsOf, type Node, resolved, type ScalarNode } from '../yaml/node.ts';
import { carriers, kernelArguments } from './carriers.ts';

/** Whether a list under this key is one of kernel arguments, in whatever file. */
export const isArgumentsKey = (key: string | undefined): boolean => key === 'extraKernelArgs' || key === 'kernelArgs';

/** Sets of words, one of which must be written where no such key tells: a carrier's way to its list, a JSON patch's path. */
const marks: readonly (readonly string[])[] = [
  [`/${kernelArguments.join('/')}`],
  ...carriers
    .flatMap(({ mounts }) => mounts)
    .filter(({ at, as }) => as === kernelArguments && !isArgumentsKey(at.at(-1)))
    .map(({ at }) => at.filter((step) => step !== '[]')),
];

/** The cheap test before anything is read for the sake of arguments that no key tells. */
export const mayHideArguments = (text: string): boolean =>
  marks.some((words) => words.every((word) => text.includes(word)));

/** The list of kernel arguments in a config. */
export const argumentListIn = (root: Node | undefined): Node | undefined => kernelArguments.reduce(childOf, root);

/** The kernel arguments of a document as Talos reads it. */
export function argumentsIn(root: Node | undefined): readonly ScalarNode[] {
  return itemsOf(argumentListIn(root)).flatMap((item) => {
    const node = resolved(item);
    return node?.kind === 'scalar' ? [node] : [];
  });
}
