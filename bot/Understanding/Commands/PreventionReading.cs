using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what preventing a fire would have taken: "prevention for the Acme fire: 3 calls of 20 min and 2 e-mails over 30 days", "preventing F-12 would have taken a visit of 2 h", "the Acme fire could have been prevented by …".
/// What it would have taken stays as it was typed (nobody did it, so it is no log): <see cref="PreventionWords"/> reads that once the fire, and so its day, is known.
/// </summary>
internal static class PreventionReading
{
    public static IReadOnlyList<string> Examples { get; } =
    [
        "prevention for the Acme fire: 3 calls of 20 min and 2 e-mails over 30 days", "preventing F-12 would have taken a visit of 2 h", "to prevent the fire at Acme we would have needed a call every week for 6 weeks",
        "the Acme fire could have been prevented by two calls of 30 min", "prevention plan for FC-3: 2 meetings", "prevention of F-12: as proposed",
    ];

    public static Understood? Read(Chart chart, int account, int at, int end)
    {
        var tokens = chart.Tokens;
        while (Is(tokens, at, end, "what", "the", "set", "change", "plan") && at + 1 < end) at++;
        FireWords.Named fire;
        if (Is(tokens, at, end, "prevention", "preventing", "prevent") || (Is(tokens, at, end, "to") && Is(tokens, at + 1, end, "prevent")))
        {
            at += Is(tokens, at, end, "to") ? 2 : 1;
            if (Is(tokens, at, end, "plan")) at++;
            if (Is(tokens, at, end, "for", "of", "at")) at++;
            if (FireWords.At(chart, account, at, end) is not { } named) return null;
            (fire, at) = (named, named.End);
            while (Is(tokens, at, end, "would", "have", "had", "we", "i", "it", "should", "'d", ",") && at + 1 < end) at++;
            if (Is(tokens, at, end, "taken", "took", "take", "takes", "needed", "need", "meant", "required", "done", "made")) at++;
            else if (!Is(tokens, at, end, ":", "-", "–", "—", ",") && !Is(tokens, at - 1, end, ",")) return null;
        }
        else
        {
            if (FireWords.At(chart, account, at, end) is not { } named) return null;
            (fire, at) = (named, named.End);
            if (!Is(tokens, at, end, "could", "would", "might") || !Is(tokens, at + 1, end, "have") || !Is(tokens, at + 2, end, "been") || !Is(tokens, at + 3, end, "prevented", "avoided") || !Is(tokens, at + 4, end, "by", "with")) return null;
            at += 5;
        }
        while (Is(tokens, at, end, ":", "-", "–", "—", ",")) at++;
        if (at >= end) return null;
        var text = tokens.Text[tokens[at].Start..tokens[end - 1].End].Trim(' ', '"', '“', '”');
        return fire.Account is { } name ? For(name, chart, id => new PlanPrevention(new FireNamed(null, id), text)) : new PlanPrevention(new FireNamed(fire.Id, null), text);
    }
}
