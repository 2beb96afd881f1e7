import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from '../../companion/words.ts';

const folder = `${import.meta.dirname}/../../companion/manifest`;
const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Record<string, unknown>;
const shared = read('shared');
const chromium: Record<string, unknown> = { ...shared, ...read('chromium') };
const firefox: Record<string, unknown> = { ...shared, ...read('firefox') };

describe('what the browsers are told of the companion', () => {
  it('is no site by itself: what it may is asked for one address at a time', () => {
    for (const manifest of [chromium, firefox]) {
      expect(manifest).not.toHaveProperty('host_permissions');
      expect(manifest).not.toHaveProperty('content_scripts');
      expect(manifest).not.toHaveProperty('externally_connectable');
      expect(manifest).not.toHaveProperty('web_accessible_resources');
      expect(manifest['permissions']).toEqual(['activeTab', 'scripting', 'storage', 'alarms']);
      expect(manifest['incognito']).toBe('not_allowed');
    }
  });

  it('runs no code but its own, and sends nothing anywhere', () => {
    const { extension_pages: policy } = shared['content_security_policy'] as { readonly extension_pages: string };
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|unsafe|connect-src|\*/u);
  });

  it('names the background in each browser’s own way', () => {
    expect(chromium['background']).toEqual({ service_worker: 'background.js' });
    expect(firefox['background']).toEqual({ scripts: ['background.js'] });
    const { gecko } = firefox['browser_specific_settings'] as {
      readonly gecko: { readonly id: string; readonly strict_min_version: string };
    };
    // Firefox asks for an id, and knows `optional_host_permissions` from 128 on.
    expect(gecko.id).toMatch(/^[\w.-]+@[\w.-]+$/u);
    expect(Number.parseFloat(gecko.strict_min_version)).toBeGreaterThanOrEqual(128);
    expect(chromium).not.toHaveProperty('browser_specific_settings');
    expect(firefox).not.toHaveProperty('minimum_chrome_version');
  });

  it('has every text in both languages, within what the browsers take', () => {
    const asked = [...JSON.stringify(shared).matchAll(/__MSG_(\w+)__/gu)].map(([, key]) => key ?? '');
    expect(asked.length).toBeGreaterThan(0);
    for (const locale of ['vi', 'en']) {
      const file = `${folder}/_locales/${locale}/messages.json`;
      expect(existsSync(file)).toBe(true);
      const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly message: string }>;
      for (const key of asked) expect(messages[key]?.message).toMatch(/\S/u);
      expect(messages['name']?.message.length).toBeLessThanOrEqual(75);
      expect(messages['description']?.message.length).toBeLessThanOrEqual(132);
    }
    expect(Object.keys(words.en)).toEqual(Object.keys(words.vi));
  });
});
