import { paths } from '@uskalla/contracts/wire';
import type { ImpactPictureName } from '@uskalla/contracts';
import { error } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { render } from 'svelte/server';
import PictureSheet from '#library/impact/PictureSheet.svelte';
import { inPlainColours } from '#library/impact/paint.ts';
import { heightOf } from '#library/impact/picture-size.ts';
import { mustBeInLanguage } from '#server/right-address.ts';
import tokens from '#styles/tokens.css?raw';
import type { RequestHandler } from './$types';

/** A picture of the impact page, to be kept and shown elsewhere. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { services, caller, locale } = locals;
  mustBeInLanguage(url, locale);
  const name = params.picture as ImpactPictureName;
  const { view } = await services.impact(caller);
  if (heightOf(name, view) === 0) error(404);
  const source = caller.baseUrl + paths.impact(locale);
  const { body } = await render(PictureSheet, { props: { name, view, locale, source } });
  const svg = inPlainColours(body.replaceAll(/<!--[^>]*-->/g, ''), tokens);
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'",
      etag: `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`,
    },
  });
};
