namespace CsmBot.Tests.Channels.Slack;

/// <summary>Cases of request signing, worked out with a second tool (OpenSSL) for an invented secret, and the one that Slack has published.</summary>
public static class SlackSignatureVectors
{
    public const string Secret = "0123456789abcdef0123456789abcdef";

    /// <summary>Name, now (seconds), timestamp, body, signature, whether it holds.</summary>
    public static TheoryData<string, long, string, string, string, bool> All => new()
    {
        { "json", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", true },
        { "form", 1795165200, "1795165200", "token=deprecated-ignore&team_id=T0CSMBOT01&team_domain=contoso-cs&channel_id=C0SUCCESS1&channel_name=success&user_id=U0DANAREY1&user_name=dana&command=%2Fcsm&text=renewals+next+90+days+%26+risks&api_app_id=A0CSMBOT01&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0CSMBOT01%2F123%2Finvented&trigger_id=111.222.invented0", "v0=cbf5c2caa2586bb840fc206f5d0c62d6bdfbe6394e143707b4fedf2af516f2b2", true },
        { "unicode body", 1795165200, "1795165200", "{\"text\":\"Zo\u00eb logged 30 min \u2013 \u5b8c\u4e86 \u2705\"}", "v0=2000609c2c0e8d6d2f7a142b0a59db872a069ea2b4e02271264fa290f8283fb9", true },
        { "empty body", 1795165200, "1795165200", "", "v0=f79740f310f36333ef8eb42d1e9c6f39a466259f6a5fc83dda4e537934e211aa", true },
        { "body with CRLF and trailing newline", 1795165200, "1795165200", "{\"a\":1}\r\n", "v0=7dccfa7d7b5aa4f76ebc4ea078cc058d0cc33687b6b6ed5252c25715d89036a7", true },
        { "oldest accepted, exactly 300 s", 1795165200, "1795164900", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=41d8448551bc6b39ce9e8852af319e7fd5ea5e44046c322a2029c4a7b4a30bdf", true },
        { "clock ahead by exactly 300 s", 1795165200, "1795165500", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=b746074d74fd770d97f71bfe966e47b204b99bbccbde6b290aa9e68450bdc1cf", true },
        { "stale by 301 s", 1795165200, "1795164899", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=d93d7913f0bb825592028b280ef178400857da9f60e8f4734a4c0d3daf05d458", false },
        { "301 s in the future", 1795165200, "1795165501", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=18012364242603ccc68f713803da34479e3b2fc4c674f9b31ab61e3d559758e1", false },
        { "wrong secret", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=2658c5656e210b03ef98e705a276dcf6cf047f665ecce249fc796f00976e2f8c", false },
        { "body changed by one byte", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abd\",\"type\":\"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
        { "timestamp changed", 1795165200, "1795165199", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
        { "re-serialised body", 1795165200, "1795165200", "{\"token\": \"deprecated-ignore\",\"challenge\": \"abc\",\"type\": \"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
        { "upper-case hex", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=F3B40EB3078F3C25FD0DA03A4A727506AF61F0C36CD7451156A439C6511BF626", false },
        { "no version prefix", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
        { "v1 prefix", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v1=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
        { "truncated", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f", false },
        { "empty signature", 1795165200, "1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "", false },
        { "timestamp not a number", 1795165200, "1795165200abc", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
        { "timestamp with space (lenient parse trap)", 1795165200, " 1795165200", "{\"token\":\"deprecated-ignore\",\"challenge\":\"abc\",\"type\":\"url_verification\"}", "v0=f3b40eb3078f3c25fd0da03a4a727506af61f0c36cd7451156a439c6511bf626", false },
    };

    /// <summary>https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
    public static (string Secret, long Now, string Timestamp, string Body, string Signature) Published => ("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, "1531420618",
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
}
