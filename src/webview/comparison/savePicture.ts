import type { SavePicture } from '../shared/charts/Chart';
import type { Host } from '../shared/host';
import type { ToHost } from './messages';

/** Has the editor save a chart; undefined in an exported file, which cannot. */
export function savePicture(host: Host<ToHost>): SavePicture | undefined {
  if (!host.isEditor) return undefined;
  return (name, format, data) => host.post({ type: 'saveChart', name, format, data });
}
