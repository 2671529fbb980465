import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cached } from './cache';
import { npmInstall } from './npmInstall';
import { runCommand } from './runCommand';

/** A Chromium that might run here. */
export interface BrowserCandidate {
  readonly executable: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const chromiumPackage = '@sparticuz/chromium@153.0.0';

/**
 * The Chromium that npm has for Linux x64, unpacked into the cache: once with the libraries of the system, and
 * once with those it brings along, for a machine that lacks them.
 */
export async function installNpmChromium(): Promise<readonly BrowserCandidate[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`${chromiumPackage} runs on Linux x64 only.`);
  }
  const folder = await cached('chromium-153.0.0', async (aside) => {
    console.log(`Installing Chromium (${chromiumPackage}) from npm, once, about 10 s …`);
    await npmInstall(aside, [chromiumPackage]);
    const packed = join(aside, 'node_modules/@sparticuz/chromium/bin');
    await unpack(join(packed, 'chromium.br'), join(aside, 'chromium'));
    chmodSync(join(aside, 'chromium'), 0o755);
    for (const name of ['al2023', 'fonts', 'swiftshader']) {
      const archive = join(aside, `${name}.tar`);
      await unpack(join(packed, `${name}.tar.br`), archive);
      await runCommand('tar', ['-xf', archive], { cwd: aside });
      await rm(archive);
    }
    await rm(join(aside, 'node_modules'), { recursive: true });
  });
  const candidate = {
    executable: join(folder, 'chromium'),
    // It has no window and no helper process that hands out new ones.
    args: ['--headless=shell', '--no-zygote'],
    env: systemHasFonts() ? {} : fontEnvironment(folder),
  };
  const libraries = { ...candidate.env, LD_LIBRARY_PATH: join(folder, 'lib') };
  return [candidate, { ...candidate, env: libraries }];
}

async function unpack(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

function systemHasFonts(): boolean {
  const folder = '/usr/share/fonts';
  return existsSync(folder) && readdirSync(folder).length > 0 && existsSync('/etc/fonts/fonts.conf');
}

/** Points to the package's own font: without any, Chromium draws no letter. */
function fontEnvironment(folder: string): Record<string, string> {
  const configuration = join(folder, 'fontconfig');
  mkdirSync(configuration, { recursive: true });
  writeFileSync(
    join(configuration, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir>` +
      `<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_PATH: configuration };
}

/** Debian's Chromium, installed through apt where this process may do that. */
export async function installSystemChromium(): Promise<readonly BrowserCandidate[]> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error('apt-get install chromium: needs Debian or Ubuntu and root.');
  }
  console.log('Installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { cwd: '/', env });
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { cwd: '/', env });
  return [{ executable: '/usr/bin/chromium' }];
}
