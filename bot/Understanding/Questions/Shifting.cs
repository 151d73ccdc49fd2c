using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

/// <summary>"the quarter after that", "the month before": a window moved from the one that was spoken of.</summary>
internal static class Shifting
{
    /// <summary>The window <paramref name="steps"/> units on; without a unit, of the window's own kind and length. Null where it is open.</summary>
    public static Window? Move(Window window, Unit? unit, int steps, Workspace workspace)
    {
        if (window is not { From: { } from, LastDay: { } last }) return null;
        unit ??= Enum.GetValues<Unit>().Where(u => Calendar.Whole(u, from, 0, workspace) == window).Select(u => (Unit?)u).FirstOrDefault();
        if (unit is { } whole) return Calendar.Whole(whole, steps > 0 ? last : from, steps, workspace);
        var days = (last.DayNumber - from.DayNumber + 1) * steps;
        return new Window(from.AddDays(days), last.AddDays(days + 1));
    }

    /// <summary>The window that a question is about: of its records, its figures, or its conditions.</summary>
    public static Window? Of(Question q) => q.Records?.Window ?? q.Measures.Select(m => Of(m.Quantity)).FirstOrDefault(w => w is not null) ?? Scopes.Walk(q.Where).Select(Of).FirstOrDefault(w => w is not null);

    private static Window? Of(Quantity quantity) => quantity switch { Over q => q.Records.Window, Ratio q => q.Window, _ => null };

    private static Window? Of(Condition condition) => condition switch
    {
        DayIn c => c.Window,
        Turned c => c.Window,
        StayedGreen c => c.Window,
        Compare c => Of(c.Quantity),
        _ => null,
    };
}
