import * as vscode from 'vscode';
import type { Network } from '../../bench/network';

/**
 * How requests leave this machine, by the user's own `http.*` settings and, where they say nothing, by the environment.
 * A workspace has no say. Throws an Error for a proxy that cannot be used.
 */
export async function userNetwork(): Promise<Network> {
  const { networkOf } = await import('../../bench/experiments');
  const settings = vscode.workspace.getConfiguration('http');
  const own = (key: string): unknown => settings.inspect(key)?.globalValue;
  const noProxy = own('noProxy');
  const isOff = own('proxySupport') === 'off';
  return networkOf(isOff ? {} : process.env, {
    proxy: isOff ? '' : text(own('proxy')),
    noProxy: Array.isArray(noProxy) ? noProxy.map(text).join(',') : '',
    verifiesCertificates: own('proxyStrictSSL') !== false,
    trustsSystem: own('systemCertificates') !== false,
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
