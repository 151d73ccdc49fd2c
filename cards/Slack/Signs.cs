namespace CsmBot.Cards.Slack;

/// <summary>Slack colours no text: a round sign before it stands for the colour.</summary>
internal static class Signs
{
    public static string? Of(Tone tone) => tone switch { Tone.Good => "🟢", Tone.Warning => "🟡", Tone.Bad => "🔴", Tone.Accent => "🔵", _ => null };

    public static string Of(NoticeKind kind) => kind switch { NoticeKind.Error => "⛔", NoticeKind.Warning => "⚠️", _ => "ℹ️" };

    /// <summary>The text with its sign, in the place of the round mark that templates put before a colour's name.</summary>
    public static IReadOnlyList<Span> Before(IReadOnlyList<Span> spans, Tone tone)
    {
        if (Of(tone) is not { } sign) return spans;
        return spans.Count > 0 && spans[0].Text.StartsWith("● ", StringComparison.Ordinal) ? [spans[0] with { Text = sign + spans[0].Text[1..] }, .. spans.Skip(1)] : [new Span(sign + " "), .. spans];
    }
}
