using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>
/// The words for interactions. <c>thing</c>: a noun; <c>did</c>: a verb; as a <c>log</c> piece either is an <see cref="Act"/>.
/// The words themselves stand in <see cref="ActWords"/>.
/// </summary>
internal static class ActRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        .. ActWords.Nouns.Select(n => Rule("thing", "one " + n.Type, n, Form.Noun)),
        .. ActWords.Plurals.Select(n => Rule("thing", "several " + n.Type, n, Form.Noun, plural: true)),
        .. ActWords.NounsOrOrders.Select(n => Rule("thing", "a thing or an order: " + n.Type, n, Form.NounOrOrder)),
        .. ActWords.Done.Select(v => Rule("did", "did " + v.Type, v, Form.Done)),
        .. ActWords.Undone.Select(v => Rule("did", "does " + v.Type, v, Form.Undone)),
        new("did", "the customer did", "called|phoned|rang|emailed|mailed|wrote|visited|messaged|texted|pinged to? (us|me|in|back)", Incoming, "called us", "emailed me", "rang me", "wrote to us") { Weight = 2 },
        new("log", "a thing", "<thing>", (in Match m) => m.Get<Act>(0), "call", "meeting", "qbr", "site visit") { Weight = 1 },
        new("log", "a verb", "<did>", (in Match m) => m.Get<Act>(0), "called", "went to see"),
        new("log", "back from doing it", "back|returned|home (home)? from (a|the|my)? <did>", (in Match m) => m.Get<Act>(0) with { Form = Form.Done }, "back from visiting"),
        new("log", "presented it to them", "presented|showed (the|our|a|an|my)? new? (roadmap|product|results|proposal|offer|plan|findings|update|release|features|feature|figures|numbers|deck|slides|dashboard|solution|(business case)|demo|prototype|quote|strategy) to", (in Match _) => new Act(InteractionType.Meeting, Form.Done), "presented the roadmap to"),
        new("log", "had to do it", "had|managed to <thing>|<did>", (in Match m) => m.Get<Act>(0) is { Form: not Form.Noun } act ? act with { Form = Form.Done } : null, "had to call"),
        new("log", "got to do it", "got to <did>", (in Match m) => m.Get<Act>(0) is { Form: Form.Undone } act && !m.BeforeAny("have", "'ve", "ve") ? act with { Form = Form.Done } : null, "got to talk to"),
        new("log", "a thing we did", "<thing> (that|which)? i|we just? had|did|gave|held|ran|made|led|hosted|delivered|attended|joined|sent (today|yesterday)? (with|to|for|at)?", (in Match m) => m.NextAny("planned", "scheduled", "booked", "hoped", "wanted", "intended", "promised", "missed", "cancelled", "canceled", "offered", "expected") ? null : m.Get<Act>(0) with { Form = Form.Done, Ours = true }, "training I gave", "call I had with"),
        new("log", "they came to ours", "((showed|turned) up)|came|joined|attended|((took|taken) part)|participated (to|for|in|at)? our|my|the|a {Which}? <thing>".Replace("{Which}", Which), (in Match m) => m.Get<Act>(0) with { Form = Form.Done, Came = true }, "showed up for our meeting", "joined the training"),
        new("log", "so many", $"<number> (x|×|*)? {Which}? <thing>", Many, "2 emails", "two short calls", "3x calls"),
        new("log", "a couple", $"((a? couple of?)|(a pair of)) {Which}? <thing>", (in Match m) => m.Get<Act>(0) with { Volume = 2, Form = Form.Noun }, "a couple of calls"),
        new("log", "so many, behind", "<thing> (x ~<digits>)", TimesBehind, "calls x3"),
        new("log", "so many, the sign first", "x|× ~<digits> <thing>", (in Match m) => m.Get<Act>(1) is { Volume: 0 } act && Count(m.Double(0)) is > 0 and < 21 and var n ? act with { Volume = n, Form = Form.Noun } : null, "x3 calls"),
        new("log", "how often", "<number> times", (in Match m) => Count(m.Get<double>(0)) is > 0 and var n ? new Times(n) : null, "three times"),
        new("log", "how often, short", "<digits> ~x|~×", (in Match m) => Count(m.Double(0)) is > 0 and < 21 and var n ? new Times(n) : null, "3x"),
        Say.Words("log", "twice", new Times(2)),
        Say.Words("log", "thrice", new Times(3)),
        new("log", "once", "once", (in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("for", "today", "yesterday", "and", "on", "this", "last") ? new Times(1) : null, "once"),
        new("log", "how often, labelled", "(volume|count|quantity|qty|times|(number (of (calls|emails|meetings|visits|interactions|contacts|them))?)|(how (many|often))) (:|=) <number>", (in Match m) => Count(m.Get<double>(0)) is > 0 and var n ? new Times(n) : null, "count = 2", "volume: 3"),
        new("log", "so many of them", "<number> of (them|those|these) (actually|even|today)?", (in Match m) => Ends(m) && Count(m.Get<double>(0)) is > 1 and < 20 and var n ? new Times(n) : null, "two of them"),
        new("log", "no, so often", $"{Phrases.Sorry} <number> (times|(of (them|those)))?", (in Match m) => (Ends(m) || m.HasAny("times", "of")) && Count(m.Get<double>(0)) is > 0 and < 20 and var n && (n < 5 || m.HasAny("times", "of")) ? new Times(n) { Amends = true } : null, "sorry, three"),
        new("log", "how often, behind", "x|× ~<digits>", (in Match m) => !(m.GluedBehind() && m.Chart.Tokens[m.End].Kind != TokenKind.Mark) && Count(m.Double(0)) is > 0 and < 21 and var n ? new Times(n) : null, "x3"),
        new("log", "no, a thing", $"{Phrases.Sorry} <thing>", (in Match m) => m.Get<Act>(0) with { Amends = true }, "sorry, it was a call", "no wait, a meeting"),
        new("log", "no, so many things", $"{Phrases.Sorry} <number> <thing>", (in Match m) => Many(m) is Act act ? act with { Amends = true } : null, "sorry, 3 calls"),
        new("log", "no, done so", $"{Phrases.Sorry} (i|we)? <did>", (in Match m) => m.Get<Act>(0) is { Form: Form.Done } act ? act with { Amends = true } : null, "correction, called"),
        new("log", "how often, in brackets", "\\( <digits> ~x? \\)", (in Match m) => Count(m.Double(0)) is > 0 and < 21 and var n ? new Times(n, Bracketed: !m.Has("x")) : null, "(2)"),
    ];

    private const string Which = "(short|quick|brief|long|longer|small|separate|good|great|followup|(follow -? up)|intro|introductory|weekly|support|internal|more|individual|different|further|renewal|onboarding|adoption)";

    private static Rule Rule(string category, string name, (InteractionType Type, string Pattern, string[] Examples) row, Form form, bool plural = false)
    {
        var act = new Act(row.Type, form, Plural: plural);
        var onboarding = act with { Purpose = Purpose.Onboarding };
        return new Rule(category, name, row.Pattern, (in Match m) => ByAmount(m) || IsIntoThing(m) || IsPaper(m) || IsOrderToSend(m) ? null : m.HasAny("onboarding", "kickoff", "kick", "kicked") ? onboarding : m.Has("renewal") ? act with { Purpose = Purpose.Renewal } : m.Has("adoption") ? act with { Purpose = Purpose.Adoption } : m.Has("expansion") ? act with { Purpose = Purpose.Expansion } : m.Has("prevention") ? act with { Purpose = Purpose.Prevention } : act, row.Examples);
    }

    /// <summary>"send an email to Acme" is to do; "I send email to Acme" is how some tell that they did.</summary>
    private static bool IsOrderToSend(in Match m) => m.Has("send") && !m.BeforeAny("i", "we", "have", "had", "just", "also");

    /// <summary>"dropped into a call" is no visit.</summary>
    private static bool IsIntoThing(in Match m) => m.HasAny("into", "in") && m.HasAny("dropped", "popped", "stopped", "nipped") && m.NextAny("a", "the", "our", "their", "this");

    /// <summary>"usage dropped by 10 %" is no visit.</summary>
    private static bool ByAmount(in Match m) => m.Has("dropped") && m.Has("by") && m.End < m.Chart.Tokens.Count
        && (m.Chart.Tokens[m.End].Kind == TokenKind.Number || m.NextAny("more", "less", "over", "under", "at", "about", "nearly", "almost", "half", "roughly"));

    /// <summary>"the QBR deck", "a meeting invite": a paper for it, and not the thing itself.</summary>
    private static bool IsPaper(in Match m) =>
        m.NextAny("deck", "decks", "slides", "slide", "agenda", "invite", "invites", "invitation", "recap", "material", "materials", "recording", "template", "plan", "plans", "prep", "preparation", "request", "requests", "notes", "summary", "length", "duration", "volume", "frequency", "history", "schedule")
        && !m.Chart.Tokens[m.End].LineStart && !m.Next("with", 1) && !IsName(m) && !m.HasAny("email", "emails", "mail", "mails", "called", "emailed", "visited", "met");

    /// <summary>"call Plan B Security": the name of an account.</summary>
    private static bool IsName(in Match m)
    {
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Names.AccountName { Slip: false } && m.Chart.Edges[e].End > m.End + 1) return true;
        return false;
    }

    private static readonly Act[] Incomers = [.. new[] { InteractionType.Email, InteractionType.SiteVisit, InteractionType.Chat, InteractionType.Call }.Select(t => new Act(t, Form.Incoming))];

    private static object Incoming(in Match m) =>
        m.HasAny("emailed", "mailed", "wrote") ? Incomers[0] : m.Has("visited") ? Incomers[1] : m.HasAny("messaged", "texted", "pinged") ? Incomers[2] : Incomers[3];

    /// <summary>"7 call" is more likely a time, or the end of a list of minutes, than seven calls.</summary>
    private static object? Many(in Match m)
    {
        var act = m.Get<Act>(1);
        var count = Count(m.Get<double>(0));
        // "Q4 QBR".
        if (m.GluedBefore()) return null;
        return count == 0 || (!act.Plural && count > 5) || act.Volume > 0 ? null : act with { Volume = count, Form = Form.Noun };
    }

    private static object? TimesBehind(in Match m) => Count(m.Double(1)) is > 0 and var n ? m.Get<Act>(0) with { Volume = n, Form = Form.Noun } : null;

    private static bool Ends(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || (m.Chart.Tokens[m.End].Kind == TokenKind.Mark && !m.GluedBehind()) || m.NextAny(",", ".", ";", "!", ")");

    private static int Count(double n) => n is >= 1 and <= 99 && n == Math.Floor(n) ? (int)n : 0;
}
