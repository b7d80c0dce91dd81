import type { TextEdit } from '../text.ts';

/** Something that can be written at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'member' | 'snippet';
  /** A few words beside the label: the value that comes with it, or why it is of no use here. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation: string;
  /** In offsets of the whole file. Every further line of `newText` brings its full indentation. */
  readonly edit: TextEdit;
  /** `edit.newText` with the tab stops of an LSP snippet; absent: there are none. */
  readonly snippet?: string;
  readonly filterText: string;
  readonly sortText: string;
  /** It would have no effect here. */
  readonly unnecessary?: boolean;
  readonly preselect?: boolean;
}
