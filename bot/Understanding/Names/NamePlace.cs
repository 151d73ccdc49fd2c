using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>
/// Places of a message where a name stands and nothing else: behind "who owns", "how is" and "team", before a possessive ending. A colour or another word of the language
/// that stands there alone is a name or the beginning of one; where no name fits, it is asked about and never taken for the colour.
/// </summary>
internal static class NamePlace
{
    /// <summary>"who owns …", "the CSM of …", "how is … doing", "when does … renew": is it an account's name that stands here alone?</summary>
    public static bool OfAccount(Tokens tokens, int at)
    {
        if (at < 1 || tokens[at].Kind != TokenKind.Word) return false;
        var before = tokens.Folded(at - 1);
        var second = at > 1 ? tokens.Folded(at - 2) : default;
        if (before is "does" or "did" or "has" or "had") return at + 1 < tokens.Count && IsVerb(tokens.Folded(at + 1));
        if (Greets(before, second)) return Ends(tokens, at + 1) || tokens.Folded(at + 1) is "doing" or "going" or "looking" or "performing";
        return Ends(tokens, at + 1) && (IsOwning(before, second) || (before is "of" or "for" or "at" or "on" or "with" && IsOfOne(second)) || (before is "is" && AsksWhose(tokens, at - 2)));
    }

    /// <summary>The same of any name: also "team …", "…'s tickets", "last contact with …".</summary>
    public static bool OfAny(Chart chart, int at)
    {
        var tokens = chart.Tokens;
        if (OfAccount(tokens, at)) return true;
        if (at + 1 < tokens.Count && tokens[at + 1].Glued && tokens.Folded(at + 1) is "'s") return true;
        if (at + 1 < tokens.Count && IsTeam(tokens.Folded(at + 1)) && !IsTeamAt(chart, at + 2, begins: true)) return true;
        if (at < 1) return false;
        var before = tokens.Folded(at - 1);
        var second = at > 1 ? tokens.Folded(at - 2) : default;
        if (IsTeam(before)) return !IsTeamAt(chart, at - 1, begins: false) && second is not ("my" or "our" or "which" or "what" or "per" or "by" or "each" or "every" or "whose" or "the" or "a" or "his" or "her" or "their");
        return before is "with" or "at" && IsTouch(second) && (Ends(tokens, at + 1) || IsTime(tokens.Folded(at + 1)));
    }

    /// <summary>Nothing behind it but marks and politeness.</summary>
    private static bool Ends(Tokens tokens, int at)
    {
        for (; at < tokens.Count; at++) if (tokens[at].Kind != TokenKind.Mark && tokens.Folded(at) is not ("please" or "pls" or "plz" or "thanks" or "thx" or "again" or "btw")) return false;
        return true;
    }

    private static bool IsTeam(ReadOnlySpan<char> word) => word is "team" or "squad" or "pod";

    /// <summary>"Orion team red accounts": the team's name is said already.</summary>
    private static bool IsTeamAt(Chart chart, int token, bool begins)
    {
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Rule < 0 && (begins ? edge.Start : edge.End) == token && edge.Value is FieldValue { Field: "team" }) return true;
        return false;
    }

    private static bool IsOwning(ReadOnlySpan<char> before, ReadOnlySpan<char> second) => before switch
    {
        "owns" or "manages" or "covers" or "handles" or "serves" or "leads" or "runs" or "has" or "got" or "own" or "handling" or "managing" or "covering" or "owning" or "running" => true,
        "after" => second is "looks" or "looking" or "look",
        "for" => second is "responsible" or "accountable",
        "of" => second is "charge" or "care",
        "to" => second is "assigned" or "belongs" or "belong",
        _ => false,
    };

    /// <summary>What an account has one of.</summary>
    private static bool IsOfOne(ReadOnlySpan<char> word) => word is "csm" or "owner" or "manager" or "rep" or "lead" or "contract" or "tier" or "segment" or "region" or "industry" or "stage" or "plan" or "sponsor" or "champion" or "team" or "length" or "term";

    private static bool AsksWhose(Tokens tokens, int at) => at >= 0 && (tokens.Folded(at) is "whose" || (at > 0 && tokens.Folded(at) is "account" or "customer" or "client" && tokens.Folded(at - 1) is "whose"));

    private static bool Greets(ReadOnlySpan<char> before, ReadOnlySpan<char> second) => before switch
    {
        "hows" or "summarize" or "summarise" => true,
        "is" or "'s" => second is "how",
        "about" => second is "me" or "us" or "everything" or "know" or "all" or "anything",
        "on" => second is "me" or "us" or "update" or "info" or "overview",
        "of" or "for" => second is "summary" or "overview" or "rundown" or "snapshot",
        _ => false,
    };

    private static bool IsVerb(ReadOnlySpan<char> word) => word is "have" or "has" or "renew" or "renewed" or "owe" or "pay" or "paid" or "use" or "need" or "start" or "started" or "end" or "open" or "opened" or "turn"
        or "turned" or "go" or "gone" or "get" or "got" or "become" or "been" or "ever" or "churn" or "churned" or "expire" or "finish" or "finished" or "complete" or "completed" or "cost" or "stay" or "stayed" or "report" or "raise";

    private static bool IsTouch(ReadOnlySpan<char> word) => word is "contact" or "touch" or "touchpoint" or "interaction" or "interactions" or "call" or "calls" or "email" or "emails" or "meeting" or "meetings" or "qbr" or "qbrs" or "visit" or "visits"
        or "chat" or "chats" or "spoke" or "spoken" or "talked" or "talk" or "speak" or "met" or "meet" or "ticket" or "tickets" or "case" or "cases" or "fire" or "fires" or "sponsor" or "champion" or "contract" or "evidence" or "training" or "people" or "trained" or "onsite";

    private static bool IsTime(ReadOnlySpan<char> word) => word is "in" or "on" or "last" or "this" or "since" or "between" or "during" or "before" or "after" or "until" or "today" or "yesterday" or "ever" or "recently" or "right" or "now" or "next" or "over";
}
