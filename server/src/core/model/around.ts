/** What the text around an embedded one says about it. */
export interface Around {
  readonly whole: boolean;
  readonly sealed: boolean;
  /** It may be rendered once, often or never. */
  readonly uncertain: boolean;
  readonly indent: number;
  /** How many texts it stands in. */
  readonly depth: number;
}

export const nothingAround: Around = { whole: false, sealed: false, uncertain: false, indent: 0, depth: 0 };

/** Texts within texts within texts are nobody's config. */
export const deepest = 3;

/** Texts that agree in it are read alike. */
export const identityOf = (text: string, around: Around): string => `${Object.values(around).join(' ')} ${text}`;
