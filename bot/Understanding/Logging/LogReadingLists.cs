
namespace CsmBot.Understanding.Logging;

// Lists with boxes: what is not ticked off was not done.
internal sealed partial class LogReading
{
    private bool unticked;

    /// <summary>Does the clause stand in a line that begins with an empty box or a cross ("☐", "[ ]", "❌")?</summary>
    /// <param name="seen">The first item that was not looked at yet.</param>
    private bool IsUnticked(in Clause clause, ref int seen)
    {
        for (; seen <= clause.First; seen++)
            if (chart.Tokens[items[seen].Start].LineStart) unticked = IsUnticked(items[seen].Start);
        return unticked;
    }

    private bool IsUnticked(int token)
    {
        while (token < chart.Tokens.Count && chart.Tokens.Folded(token) is "-" or "*" or "•" or "+" or "·") token++;
        if (token >= chart.Tokens.Count) return false;
        return chart.Tokens.Folded(token) is "☐" or "⬜" or "◻" or "□" or "❌" or "✗" or "✘" or "❎" or "🔲" or "⏳" or "🔜"
            || (chart.Tokens.Folded(token) is "[" && token + 1 < chart.Tokens.Count && chart.Tokens.Folded(token + 1) is "]");
    }

    private void AddUnticked(in Traits traits, int number)
    {
        if (traits.Deed is not null) NotDone.Add((Mood.Ahead, traits.Day, traits.Account));
        if (Entries.Count > 0) Remarks.Add((number, Entries.Count - 1));
    }
}
