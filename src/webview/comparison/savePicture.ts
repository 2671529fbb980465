import type { SavePicture } from '../shared/charts/Chart';
import type { Host } from '../shared/host';
import type { ToHost } from './messages';

/** Saves a chart: through the editor, or as a download where the page is a file. */
export function savePicture(host: Host<ToHost>): SavePicture {
  if (host.isEditor) return (name, format, data) => host.post({ type: 'saveChart', name, format, data });
  return (name, format, data) => {
    const link = document.createElement('a');
    const bytes = format === 'svg' ? data : Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0));
    const type = format === 'svg' ? 'image/svg+xml' : 'image/png';
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = `${name}.${format}`;
    link.click();
    // Not before the browser has taken it.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
}
