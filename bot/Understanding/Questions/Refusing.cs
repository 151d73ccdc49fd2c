using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What one answer cannot say is not answered in part.
internal sealed partial class Composition
{
    /// <summary>"how many were saved and how many lost", "by team: ARR, reds, open tickets": several answers.</summary>
    private bool TwoAnswers()
    {
        if (items.FindAll(i => i.IsFrame(FrameWord.Count)) is { Count: > 1 } counts && items.GetRange(items.IndexOf(counts[0]), items.IndexOf(counts[1]) - items.IndexOf(counts[0])).Exists(i => i.Piece is not (Frame or Link))) return true;
        return items[0] is { Piece: Grouped, End: var end } && end < tokens.Count && tokens.Folded(end) is ":" && items.FindAll(i => i.IsLink(LinkWord.Comma)).Count > 1;
    }

    /// <summary>Does the question begin with "who", so that an answer without people would miss it?</summary>
    private bool AsksWho() => items[0].IsFrame(FrameWord.Who);
}
