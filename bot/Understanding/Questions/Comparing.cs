using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

/// <summary>A figure against the same in another window: "hours this quarter vs last", "how much more did we spend than last month".</summary>
internal static class Comparing
{
    public static void Fold(List<Item> items, Workspace workspace)
    {
        var at = items.FindIndex(i => i.IsFrame(FrameWord.Compare));
        if (at < 0) return;
        if (items.Skip(at).FirstOrDefault(i => i.Piece is Shifted) is { Piece: Shifted shift } shifted && items.Take(at).FirstOrDefault(i => i.Piece is When) is { Piece: When { Window.Past: var window } } && Shifting.Move(window, shift.Unit, shift.Steps, workspace) is { } other)
            shifted.Piece = new When(new WindowReading(other));
        Earlier(items, at, workspace);
    }

    /// <summary>"than last", "vs the previous one": the period before the one that was named first.</summary>
    private static void Earlier(List<Item> items, int compare, Workspace workspace)
    {
        var at = items.FindIndex(compare, i => i.IsFrame(FrameWord.Last) || i.Piece is Ranked { Word: RankWord.Old, Descending: false, Limit: 1 });
        if (at < 0 || items.Take(compare).FirstOrDefault(i => i.Piece is When { Window: { Unit: not null and not Unit.Day } }) is not { Piece: When { Window: { Unit: { } unit, Past: { From: { } from } } } }) return;
        if (at + 1 < items.Count && items[at + 1].Piece is Noun or Property) return;
        items[at].Piece = new When(new WindowReading(Calendar.Whole(unit, from, -1, workspace)) { Unit = unit });
    }
}
