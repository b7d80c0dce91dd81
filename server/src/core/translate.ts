/**
 * The one door for every text a user reads. The English text is the key, `{0}`, `{1}`… are its values,
 * so a translation is a table from English to another language and nothing else.
 */
export type Translate = (english: string, ...values: readonly (string | number)[]) => string;

/** English texts to those of another language; what is missing stays English. */
export type Catalogue = Readonly<Record<string, string>>;

/** The door that speaks the language of `catalogue`. */
export const translator =
  (catalogue: Catalogue): Translate =>
  (english, ...values) =>
    (catalogue[english] ?? english).replaceAll(/\{(\d)\}/g, (hole, index: string) =>
      String(values[Number(index)] ?? hole),
    );

export const english: Translate = translator({});
