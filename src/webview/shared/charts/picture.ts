const namespace = 'http://www.w3.org/2000/svg';
/** What gives a drawing its look; a picture has no style sheet. */
const properties = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** A chart as SVG that looks the same without a style sheet; its dots are a picture within. */
export function svgOf(lines: SVGSVGElement, dots: HTMLCanvasElement): string {
  const copy = lines.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [lines.querySelectorAll('*'), copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const property of properties) {
      copies[i]!.setAttribute(property, known(style.getPropertyValue(property)));
    }
    copies[i]!.removeAttribute('class');
  });
  const { width, height } = lines.getBoundingClientRect();
  copy.setAttribute('xmlns', namespace);
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const ground = document.createElementNS(namespace, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', known(getComputedStyle(document.body).backgroundColor));
  const image = document.createElementNS(namespace, 'image');
  image.setAttribute('width', String(width));
  image.setAttribute('height', String(height));
  image.setAttribute('href', dots.toDataURL());
  copy.prepend(ground, image);
  return new XMLSerializer().serializeToString(copy);
}

/** The same as PNG at twice the size, in base64. */
export async function pngOf(lines: SVGSVGElement, dots: HTMLCanvasElement): Promise<string> {
  const { width, height } = lines.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(lines, dots))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1]!;
}

/** A colour as every program that shows SVG knows it: browsers compute those that are mixed as `color(srgb …)`. */
function known(value: string): string {
  return value.replace(
    /color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)/g,
    (_, red: string, green: string, blue: string, alpha: string | undefined) => {
      const channels = [red, green, blue].map((share) => Math.round(Number(share) * 255));
      return alpha === undefined ? `rgb(${channels.join(', ')})` : `rgba(${channels.join(', ')}, ${alpha})`;
    },
  );
}
