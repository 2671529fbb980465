/*
 * Models that answer with images. Checked 2026-11-29: https://developers.openai.com/api/docs/guides/image-generation,
 * https://ai.google.dev/gemini-api/docs/image-generation, https://ai.google.dev/gemini-api/docs/imagen.
 */
const onlyImages = /^(?:chatgpt-image|dall-e|gpt-image|imagen)(?:-|$)/;
const alsoImages = /-image(?:-|$)/;

/** Whether all that a model answers, as the price table names it, is an image. */
export function makesOnlyImages(model: string): boolean {
  return onlyImages.test(plain(model));
}

/** Whether a model may answer with images. */
export function makesImages(model: string): boolean {
  return makesOnlyImages(model) || alsoImages.test(plain(model));
}

function plain(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1).toLowerCase();
}
