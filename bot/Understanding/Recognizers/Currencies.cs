using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>A currency as a word or sign; <see cref="Iso"/> null where several countries share the word.</summary>
internal sealed record Currency(string? Iso);

/// <summary>The currencies of the world (ISO 4217): signs, codes and names.</summary>
internal static class Currencies
{
    private static readonly (string Iso, string Signs, string Names)[] Known =
    [
        ("", "$", "dollar|dollars|buck|bucks"), ("", "£", "pound|pounds|quid"), ("EUR", "€|eur|euro", "euro|euros|eur|€"), ("USD", "usd|(us $)|(u . s . $)", "usd|(us dollar|dollars)"),
        ("GBP", "gbp", "gbp"), ("JPY", "¥|jpy", "yen|jpy"),
    ];

    public static IEnumerable<Rule> All { get; } = Known.SelectMany(k => new[]
    {
        Say.Words("sign of money", k.Signs, new Currency(k.Iso.Length > 0 ? k.Iso : null)),
        Say.Words("currency", k.Names, new Currency(k.Iso.Length > 0 ? k.Iso : null)),
    }).Append(Say.Words("coins", "cent|cents|penny|pence|pennies|¢", "coins"));
}
