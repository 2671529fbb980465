import type { Frame, Margin, Point } from './Chart';
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
  const styles = series.map(({ shape, colour }) => ({
    path: new Path2D(shapePath(shape, size)),
    colour: resolved(canvas, colour),
    isOpen: isOpen(shape),
  }));
  context.lineWidth = 1.5;
  for (const point of points) {
    const style = styles[point.series];
    if (style === undefined) continue;
    context.globalAlpha = point.isPale === true ? pale : alpha;
    const [px, py] = [x.at(point.x) + margin.left, y.at(point.y) + margin.top];
    context.setTransform(density, 0, 0, density, px * density, py * density);
    if (style.isOpen) {
      context.strokeStyle = style.colour;
      context.stroke(style.path);
    } else {
      context.fillStyle = style.colour;
      context.fill(style.path);
    }
  }
}

/** A colour of the theme as a canvas takes it: variables and functions of CSS resolved. */
function resolved(canvas: HTMLCanvasElement, colour: string): string {
  const before = canvas.style.color;
  canvas.style.color = colour;
  const value = getComputedStyle(canvas).color;
  canvas.style.color = before;
  return value;
}
