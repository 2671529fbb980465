import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import {
  commandsInPalette,
  contextKeys,
  documentLanguages,
  promptItemContext,
  comparisonViewType,
  experimentsViewId,
  promptsViewId,
  runItemContext,
  settingDefaults,
  unreadableRunContext,
} from '../../../src/editor/contributions';
import { currencyJsonSchema } from '../../../src/workspace/config/currencySetting';
import { modelsJsonSchema } from '../../../src/workspace/config/modelSetting';

interface Step {
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly yamlValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly commands: readonly { command: string; category: string; title: string; icon: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly viewsWelcome: readonly { view: string; when?: string; contents: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            type: unknown;
            default: unknown;
            markdownDescription: string;
            order: number;
            scope: string;
            additionalProperties?: unknown;
          }
        >
      >;
    };
    readonly walkthroughs: readonly { steps: readonly Step[] }[];
  };
}

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'package.json'), 'utf8');
const { capabilities, contributes, activationEvents, icon } = JSON.parse(text) as Manifest;
const { commands, menus, configuration } = contributes;
const sorted = (values: Iterable<string>): string[] => [...values].sort();

describe('the manifest', () => {
  it('contributes the commands of the table, each with category, title and icon', () => {
    assert.deepEqual(sorted(commands.map(({ command }) => command)), sorted(Object.keys(commandsInPalette)));
    for (const { category, title, icon: codicon } of commands) {
      assert.equal(category, 'Promptmeter');
      assert.match(title, /^[A-Z]/);
      assert.match(codicon, /^\$\([\w-]+\)$/);
    }
  });

  it('hides from the palette what the table hides', () => {
    const hidden = menus['commandPalette']?.filter(({ when }) => when === 'false') ?? [];
    const expected = Object.entries(commandsInPalette).filter(([, isListed]) => !isListed);
    assert.deepEqual(sorted(hidden.map(({ command }) => command)), sorted(expected.map(([id]) => id)));
  });

  it('uses only contributed commands in menus, welcome texts and walkthroughs', () => {
    const used = [
      ...Object.values(menus).flatMap((items) => items.map(({ command }) => command)),
      ...[...text.matchAll(/command:(promptmeter\.\w+)/gi)].map(([, id]) => id!),
    ];
    assert.ok(used.length > 10);
    assert.deepEqual(
      used.filter((id) => !(id in commandsInPalette)),
      [],
    );
  });

  it('has the settings of the table with the same defaults, described, ordered and scoped', () => {
    const properties = Object.entries(configuration.properties);
    const known = Object.entries(settingDefaults).map(
      ([key, value]) => [`promptmeter.${key}`, value] as const,
    );
    assert.deepEqual(
      Object.fromEntries(properties.map(([key, property]) => [key, property.default])),
      Object.fromEntries(known),
    );
    assert.deepEqual(
      properties.map(([, { order }]) => order),
      properties.map((_, index) => index + 1),
    );
    for (const [key, { markdownDescription, scope }] of properties) {
      assert.ok(markdownDescription.length > 10, key);
      assert.ok(['language-overridable', 'resource', 'machine'].includes(scope), key);
    }
    assert.ok(properties.length <= 21);
  });

  it('assumes what the engine assumes', () => {
    assert.deepEqual(
      {
        defaultModel: settingDefaults.defaultModel,
        outputTokens: settingDefaults['assumptions.outputTokens'],
        variableTokens: settingDefaults['assumptions.variableTokens'],
        callsPerMonth: settingDefaults['assumptions.callsPerMonth'],
        cacheHitRatio: settingDefaults['assumptions.cacheHitRatio'],
        currency: settingDefaults.currency,
      },
      // What is about single prompts and models has settings of another form, or none; so has what is about a cache.
      Object.fromEntries(
        Object.entries(defaultAssumptions).filter(
          ([key, value]) =>
            !['refreshedPrices', 'callsPerHour', 'cacheTtl', 'cacheCardinality'].includes(key) &&
            (typeof value !== 'object' || value === null),
        ),
      ),
    );
  });

  it('describes declared prices as they are read', () => {
    const { type, additionalProperties } = configuration.properties['promptmeter.models']!;
    assert.deepEqual({ type, additionalProperties }, modelsJsonSchema());
  });

  it('describes the currency as it is read', () => {
    const {
      markdownDescription,
      default: unset,
      scope,
      order,
      ...schema
    } = configuration.properties['promptmeter.currency']!;
    assert.deepEqual(
      [markdownDescription.includes('perUsd'), unset, scope, order],
      [true, null, 'resource', 14],
    );
    assert.deepEqual(schema, currencyJsonSchema());
  });

  it('checks promptmeter.yaml with the schema that is built', () => {
    assert.deepEqual(contributes.yamlValidation, [
      { fileMatch: 'promptmeter.yaml', url: './dist/assets/promptmeter.schema.json' },
    ]);
  });

  it('lets no workspace decide where a key is sent', () => {
    const sending = Object.entries(configuration.properties).filter(([key]) => /url|endpoint|key/i.test(key));
    assert.deepEqual(
      sending.map(([key, { scope }]) => [key, scope]),
      [
        ['promptmeter.countBaseUrls', 'machine'],
        ['promptmeter.endpoints', 'machine'],
      ],
    );
    assert.equal(configuration.properties['promptmeter.experiments.maxUsd']?.scope, 'machine');
    assert.equal(configuration.properties['promptmeter.experiments.dailyUsd']?.scope, 'machine');
    assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations, [
      'promptmeter.countBaseUrls',
      'promptmeter.endpoints',
      'promptmeter.experiments.maxUsd',
      'promptmeter.experiments.dailyUsd',
    ]);
  });

  it('refers to settings that exist', () => {
    const named = [...text.matchAll(/#(promptmeter\.[\w.]+)#|onSettingChanged:(promptmeter\.[\w.]+)/g)];
    assert.ok(named.length > 0);
    for (const [, linked, watched] of named) assert.ok((linked ?? watched)! in configuration.properties);
  });

  it('asks only for context keys that are set, and each that is set is asked for', () => {
    const clauses = [
      ...Object.values(menus).flatMap((items) => items.map(({ when }) => when)),
      ...contributes.viewsWelcome.map(({ when }) => when),
      ...[...text.matchAll(/"enablement": "([^"]+)"/g)].map(([, clause]) => clause!),
    ];
    const ids = new Set<string>([
      ...[promptsViewId, promptItemContext],
      ...[experimentsViewId, runItemContext, unreadableRunContext],
    ]);
    const asked = new Set(clauses.flatMap((clause = '') => clause.match(/promptmeter\.\w+/g) ?? []));
    assert.deepEqual(sorted([...asked].filter((key) => !ids.has(key))), sorted(Object.keys(contextKeys)));
  });

  it('has the view', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(
      views.map(({ id }) => id),
      [promptsViewId, experimentsViewId],
    );
    const welcomed = new Set(contributes.viewsWelcome.map(({ view }) => view));
    assert.deepEqual([...welcomed], [promptsViewId, experimentsViewId]);
  });

  it('activates for the languages of the table, and never at start-up', () => {
    assert.deepEqual(
      sorted(activationEvents),
      sorted([
        ...documentLanguages.map((language) => `onLanguage:${language}`),
        `onWebviewPanel:${comparisonViewType}`,
      ]),
    );
  });

  it('works in folders that nobody trusts', () => {
    assert.equal(capabilities.untrustedWorkspaces.supported, 'limited');
  });

  it('ships its pictures, with texts for those who cannot see them', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 3);
    for (const { media, completionEvents } of steps) {
      assert.ok(existsSync(join(root, media.svg)), media.svg);
      assert.ok(media.altText.length > 20);
      assert.ok(completionEvents.length > 0);
      for (const [, id] of completionEvents.join(' ').matchAll(/onCommand:(\S+)/g)) {
        assert.ok(id! in commandsInPalette, id);
      }
    }
    const png = readFileSync(join(root, icon));
    assert.ok(png.readUInt32BE(16) >= 128 && png.readUInt32BE(20) >= 128);
    for (const { icon: path } of Object.values(contributes.views).flat()) {
      assert.ok(existsSync(join(root, path)));
    }
  });
});
