import { describe, expect, it } from 'vitest';
import {
  defaultPath,
  domainMatches,
  isSecureConnection,
  pathMatches,
  registrableDomain,
} from '../../src/browser/matching.ts';
import { isSameSite } from '../../src/browser/same-site.ts';

describe('domain matching', () => {
  it.each([
    ['app.test', 'app.test', true],
    ['www.app.test', 'app.test', true],
    ['a.b.app.test', 'app.test', true],
    ['app.test', 'www.app.test', false],
    ['myapp.test', 'app.test', false],
    ['app.test', 'other.test', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '0.0.1', false],
    ['[::1]', '[::1]', true],
  ])('%s with %s: %s', (host, domain, matches) => {
    expect(domainMatches(host, domain)).toBe(matches);
  });
});

describe('path matching', () => {
  it.each([
    ['/', '/', true],
    ['/theme', '/', true],
    ['/admin', '/admin', true],
    ['/admin/', '/admin', true],
    ['/admin/users', '/admin', true],
    ['/admin/users', '/admin/', true],
    ['/administrator', '/admin', false],
    ['/admin', '/admin/', false],
    ['/', '/admin', false],
    ['/Admin', '/admin', false],
  ])('the page %s with Path=%s: %s', (page, path, matches) => {
    expect(pathMatches(page, path)).toBe(matches);
  });
});

describe('the default path', () => {
  it.each([
    ['https://app.test', '/'],
    ['https://app.test/theme', '/'],
    ['https://app.test/admin/', '/admin'],
    ['https://app.test/admin/users', '/admin'],
    ['https://app.test/a/b/c?d=/e/f#/g/h', '/a/b'],
  ])('of %s is %s', (url, path) => {
    expect(defaultPath(new URL(url))).toBe(path);
  });
});

describe('the registrable domain', () => {
  it.each([
    ['app.test', 'app.test'],
    ['shop.app.test', 'app.test'],
    ['a.b.c.app.test', 'app.test'],
    ['localhost', 'localhost'],
    ['10.0.0.1', '10.0.0.1'],
    ['[::1]', '[::1]'],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

describe('two addresses are of the same site', () => {
  it.each([
    ['https://app.test', 'https://app.test', true],
    ['https://app.test', 'https://shop.app.test', true],
    ['https://app.test:8443', 'https://app.test', true],
    ['http://app.test', 'https://app.test', false],
    ['https://other.test', 'https://app.test', false],
    ['http://localhost:5000', 'http://localhost:8000', true],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameSite(new URL(one), new URL(other), 'chromium')).toBe(same);
  });
});

describe('a connection counts as secure', () => {
  it.each([
    ['https://app.test', true],
    ['http://app.test', false],
    ['http://localhost:5000', true],
    ['http://app.localhost', true],
    ['http://127.0.0.1', true],
    ['http://[::1]', true],
    ['http://notlocalhost', false],
    ['http://128.0.0.1', false],
  ])('%s: %s', (url, secure) => {
    expect(isSecureConnection(new URL(url))).toBe(secure);
  });
});
