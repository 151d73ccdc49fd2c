using System.Text;
using System.Text.RegularExpressions;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>What was said in a conversation and what was answered, compared with a file that a person has read.</summary>
internal sealed partial class Transcript
{
    private readonly StringBuilder _said = new();

    public async Task<Sent> Say(Chat chat, string who, string text)
    {
        var answer = await chat.Says(text);
        Note($"{who}: {text}", answer.Card);
        return answer;
    }

    public async Task<CardText> Press(Chat chat, string who, Sent on, CardText card, string button, params (string Name, string Value)[] fields)
    {
        var answer = await chat.Presses(on.Id, card, button, fields);
        Note($"{who} presses {button}{string.Concat(fields.Select(f => $" {f.Name}={f.Value}"))}", answer);
        return answer;
    }

    public void Note(string what, CardText card) =>
        _said.Append("> ").Append(what).Append('\n').Append(card.Words.Trim()).Append(card.Buttons.Any() ? $"\n[{string.Join("] [", card.Buttons)}]" : "").Append("\n\n");

    /// <summary>Without the minute of "As of": a slow machine comes to it later.</summary>
    public void Check(string file) => Golden.Check(file, AsOf().Replace(_said.ToString(), "$1"), "Conversations");

    [GeneratedRegex(@"(?m)^(As of [^\n,]+), \d\d:\d\d$")]
    private static partial Regex AsOf();
}
