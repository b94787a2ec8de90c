export interface PictureOptions {
  /** Of the window, in CSS pixels: a summary's column is about 1012 wide on a desk, a phone 390. */
  readonly width: number;
  readonly file: string;
}

/**
 * Writes a PNG of a whole page, as high as it is, at two pixels per CSS pixel.
 *
 * @throws when there is no Chromium, when a Mermaid diagram is wrong, or when the page reports any other error: that it
 * would load something from elsewhere, for example
 */
export function takePicture(html: string, options: PictureOptions): Promise<void>;
