// Signs a person in with the npm package openid-client, which is not ours: code with PKCE, user info, refresh, reuse, logout.
// usage: node proof.mjs ISSUER CLIENT_ID REDIRECT_URI SIGNED_OUT_URI USER    (password in the environment variable PASSWORD)
import * as oidc from 'openid-client';

const [issuer, clientId, redirectUri, signedOutUri, user] = process.argv.slice(2);
const cookies = new Map();

// A browser without JavaScript, as little of one as the sign-in page needs.
async function visit(url, form) {
  const answer = await fetch(url, {
    redirect: 'manual',
    method: form ? 'POST' : 'GET',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    body: form ? new URLSearchParams(form) : undefined,
  });
  for (const line of answer.headers.getSetCookie()) {
    const [name, value] = line.split(';')[0].split(/=(.*)/s);
    if (value) cookies.set(name, value);
    else cookies.delete(name);
  }
  const location = answer.headers.get('location');
  return { status: answer.status, location: location && new URL(location, url), body: await answer.text() };
}

async function refused(what, attempt) {
  try {
    await attempt();
  } catch (fault) {
    console.log(`${what}: ${fault.error}`);
    return;
  }
  throw new Error(`${what} was not refused`);
}

const config = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), { execute: [oidc.allowInsecureRequests] });
const verifier = oidc.randomPKCECodeVerifier();
const state = oidc.randomState();
const nonce = oidc.randomNonce();
const start = oidc.buildAuthorizationUrl(config, {
  redirect_uri: redirectUri,
  scope: 'openid profile offline_access',
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
  nonce,
});

const toSignIn = await visit(start);
const page = await visit(toSignIn.location);
const form = { Name: user, Password: process.env.PASSWORD };
for (const [tag] of page.body.matchAll(/<input [^>]*type="hidden"[^>]*>/g)) {
  const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  form[/name="([^"]*)"/.exec(tag)[1]] = value.replaceAll('&amp;', '&').replaceAll('&#x2B;', '+');
}
const signedIn = await visit(toSignIn.location, form);
const back = await visit(signedIn.location);
if (!back.location?.href.startsWith(redirectUri)) throw new Error(`no code: ${back.status} ${back.body}`);

const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
const tokens = await oidc.authorizationCodeGrant(config, back.location, checks);
console.log(`signed in: ${tokens.claims().sub}`);
const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
console.log(`user info: ${info.preferred_username} of ${info.company}`);

const second = await oidc.refreshTokenGrant(config, tokens.refresh_token);
console.log(`refreshed: ${second.refresh_token !== tokens.refresh_token}`);

const out = await visit(oidc.buildEndSessionUrl(config, { id_token_hint: second.id_token, post_logout_redirect_uri: signedOutUri, state: 'bye' }));
console.log(`signed out: ${out.location?.href === `${signedOutUri}?state=bye`}`);
await refused('refresh after sign-out', () => oidc.refreshTokenGrant(config, second.refresh_token));
await refused('refresh reuse', () => oidc.refreshTokenGrant(config, tokens.refresh_token));
await refused('code reuse', () => oidc.authorizationCodeGrant(config, back.location, checks));
