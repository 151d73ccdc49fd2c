// node tokens.mjs ASKED.json: {"app", "now", "cases": [{"name", "metadata", "authorization", "channel", "serviceUrl"}]} in, {"name": null or why it is refused} out, by the
// check of tokens in Microsoft's botframework-connector.

import fs from "node:fs";
import connector from "botframework-connector";
import extractors from "botframework-connector/lib/auth/jwtTokenExtractor.js";

const { AuthenticationConstants, ChannelValidation } = connector;
const { app, now, cases } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const credentials = { isValidAppId: async id => id === app, isAuthenticationDisabled: async () => false };
const answers = {};
for (const { name, metadata, authorization, channel, serviceUrl } of cases) answers[name] = await refusal(metadata, authorization, channel, serviceUrl);
console.log(JSON.stringify(answers));

async function refusal(metadata, authorization, channel, serviceUrl) {
  // Its time is the test's; all else is as the package has it.
  const extractor = new extractors.JwtTokenExtractor({ ...ChannelValidation.ToBotFromChannelTokenValidationParameters, clockTimestamp: now }, metadata, AuthenticationConstants.AllowedSigningAlgorithms);
  try {
    const identity = await extractor.getIdentityFromAuthHeader(authorization, channel);
    await ChannelValidation.validateIdentity(identity, credentials);
    if (identity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) !== serviceUrl) return "the serviceurl claim is not the activity's";
    return null;
  } catch (error) { return error.message; }
}
