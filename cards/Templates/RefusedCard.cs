namespace CsmBot.Cards.Templates;

/// <param name="Reason">One polite sentence that names no data.</param>
/// <param name="Reference">Where the log has the detail.</param>
public sealed record RefusedView(string Reason, string? Reference = null);

public static class RefusedCard
{
    public static Card Of(RefusedView view) => new(view.Reason,
        new Notice(NoticeKind.Warning, view.Reason),
        view.Reference is { } reference ? new Paragraph($"Reference {reference}", Tone.Subtle) : null);
}
