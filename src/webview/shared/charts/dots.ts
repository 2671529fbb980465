import type { Frame, Margin, Point } from './frame';
import { isOpen, shapePath } from './series';
import type { Series } from './series';

/** Draws all dots at once, sharp on every screen. */
export function drawPoints(
  canvas: HTMLCanvasElement,
  points: readonly Point[],
  series: readonly Series[],
  { x, y, width, height }: Frame,
  margin: Margin,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const [outerWidth, outerHeight] = [width + margin.left + margin.right, height + margin.top + margin.bottom];
  const density = devicePixelRatio;
  canvas.width = outerWidth * density;
  canvas.height = outerHeight * density;
  canvas.style.width = `${outerWidth}px`;
  canvas.style.height = `${outerHeight}px`;
  // Many dots are smaller and let those below show through.
  const size = points.length > 2000 ? 4 : points.length > 300 ? 6 : points.length > 12 ? 8 : 12;
  const alpha = points.length > 2000 ? 0.35 : 0.7;
  // What counts less is paler; among few dots it is still to be seen well.
  const pale = alpha * (points.length > 12 ? 0.35 : 0.6);
  // Each shape is drawn once and then copied: ten thousand copies take a fraction of as many drawings.
  const stamps = series.map((own) => stampOf(own, size, density, resolved(canvas, own.colour)));
  for (const { x: at, y: high, series: place, isPale } of points) {
    const stamp = stamps[place];
    if (stamp === undefined) continue;
    context.globalAlpha = isPale === true ? pale : alpha;
    const half = stamp.width / 2;
    context.drawImage(
      stamp,
      Math.round((x.at(at) + margin.left) * density - half),
      Math.round((y.at(high) + margin.top) * density - half),
    );
  }
}

function stampOf({ shape }: Series, size: number, density: number, colour: string): HTMLCanvasElement {
  const stamp = document.createElement('canvas');
  const width = Math.ceil((size + 4) * density);
  stamp.width = width;
  stamp.height = width;
  const context = stamp.getContext('2d')!;
  context.setTransform(density, 0, 0, density, width / 2, width / 2);
  context.lineWidth = 1.5;
  const path = new Path2D(shapePath(shape, size));
  if (isOpen(shape)) {
    context.strokeStyle = colour;
    context.stroke(path);
  } else {
    context.fillStyle = colour;
    context.fill(path);
  }
  return stamp;
}

/** A colour of the theme as a canvas takes it: variables and functions of CSS resolved. */
function resolved(canvas: HTMLCanvasElement, colour: string): string {
  const before = canvas.style.color;
  canvas.style.color = colour;
  const value = getComputedStyle(canvas).color;
  canvas.style.color = before;
  return value;
}
