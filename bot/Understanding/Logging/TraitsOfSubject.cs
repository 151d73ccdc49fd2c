using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// Who did what the clause tells of: we, the customer with us, or others.
internal readonly partial struct Traits
{
    /// <summary>They, someone, a title, or any word that is followed by what it says or wants.</summary>
    private static bool IsOthers(Clauses clauses, in Clause clause, int at)
    {
        var item = clauses.Items[at];
        if ((item.Role & WordRole.Others) != 0 || IsColleague(clauses, clause, at)) return true;
        for (var i = clause.First; i < clause.End; i++)
        {
            if (clauses.Items[i].Value is null && clauses.Chart.Tokens.Folded(clauses.Items[i].Start) is "i" or "we") return false;
            if (i <= at || clauses.Items[i].Value is not null) { if (clauses.Items[i].Value is Act or AccountName) return false; continue; }
            if ((clauses.Items[i].Role & WordRole.Tells) != 0 || clauses.Chart.Tokens.Folded(clauses.Items[i].Start) is "had" or "did" or "was" or "were") return true;
        }

        return false;
    }

    /// <summary>"Bob called Acme", "marketing emailed Globex", "Bob from sales met Nova": somebody of ours who is not the speaker.</summary>
    private static bool IsColleague(Clauses clauses, in Clause clause, int at)
    {
        var (items, tokens) = (clauses.Items, clauses.Chart.Tokens);
        if (!items[at].Content || (items[at].Role & WordRole.Own) != 0 || clause.Before < Break.Sentence) return false;
        var text = tokens.Folded(items[at].Start);
        var name = char.IsUpper(tokens.Raw(items[at].Start)[0]) && !text.EndsWith("ly") && !OrdinaryWords.Knows(tokens.Folded(items[at].Start)) && !IsShouted(tokens);
        if (!name && text is not ("marketing" or "sales" or "support" or "engineering" or "finance" or "legal" or "product" or "management" or "presales")) return false;
        for (var i = at + 1; i < Math.Min(clause.End, at + 5); i++)
        {
            if (items[i].Value is Act { Form: Form.Done }) return true;
            if (items[i].Value is not null || items[i].Mark || !(tokens.Folded(items[i].Start) is "from" or "in" or "of" or "our" or "sales" or "support" or "marketing" or "engineering" or "finance" or "legal" or "product" or "has" or "have" or "already" or "just" or "and" or "also" or "is" or "was")) return false;
        }

        return false;
    }

    /// <summary>"Acme wants …", "Acme is …", "Acme called their bank".</summary>
    private static bool IsTelling(Clauses clauses, in Clause clause, int at)
    {
        var items = clauses.Items;
        var tokens = clauses.Chart.Tokens;
        if (tokens.Folded(items[at].End - 1) is "'s") return TheirsDid(clauses, clause, at);
        for (var i = at + 1; i < clause.End; i++)
        {
            if (items[i].Mark) return false;
            if (items[i].Value is Act { Form: Form.Done }) return !IsOurs(clauses, clause, i);
            if (items[i].Value is Happened) return false;
            if (items[i].Value is Act or Batch && i + 2 < clause.End && tokens.Folded(items[i - 1].Start) is "sent" or "wrote" && tokens.Folded(items[i + 1].Start) is "to" && tokens.Folded(items[i + 2].Start) is not ("me" or "us" or "the")) return true;
            if (items[i].Value is Moody or About) { if (items[i].Value is Moody { Mood: Mood.Off }) return false; continue; }
            if (items[i].Value is not null) return false;
            if ((items[i].Role & WordRole.Topic) != 0) return false;
            if (tokens.Folded(items[i].Start) is "got" or "received" && GotIt(clauses, clause, i)) return false;
            if ((items[i].Role & WordRole.Tells) != 0) return !SaysOurs(items, clause, i) && !(tokens.Folded(items[i].Start) is "got" && IsByUs(clauses, clause, i));
            if (tokens.Folded(items[i].Start) is "had" or "has" or "have" or "was" or "were" or "did") return !SaysOurs(items, clause, i) && !IsByUs(clauses, clause, i);
            if (items[i].Content && (items[i].Role & WordRole.Company) == 0 && tokens[items[i].Start].Kind != TokenKind.Number) return !HasAct(items, clause, i) && !SaysOurs(items, clause, i);
        }

        return false;
    }

    /// <summary>"Acme's CFO met their CEO".</summary>
    private static bool TheirsDid(Clauses clauses, in Clause clause, int at)
    {
        var (items, who) = (clauses.Items, false);
        for (var i = at + 1; i < Math.Min(clause.End, at + 4); i++)
        {
            if (items[i].Value is Act { Form: Form.Done }) return who && !IsOurs(clauses, clause, i);
            if (items[i].Mark || items[i].Value is not null || (items[i].Role & WordRole.Own) != 0) return false;
            who |= items[i].Content || (items[i].Role & WordRole.Others) != 0;
        }

        return false;
    }

    /// <summary>"Acme called 20m", "Acme emailed that …": with us; "Acme called their bank" is not.</summary>
    private static bool IsOurs(Clauses clauses, in Clause clause, int act)
    {
        if (act + 1 >= clause.End) return true;
        var next = clauses.Items[act + 1];
        if (next.Value is not null) return next.Value is not (AccountName or PersonName);
        // "Acme ran a workshop for their staff".
        if (act + 2 < clause.End && clauses.Items[act + 2].Value is null && clauses.Chart.Tokens.Folded(next.Start) is "for" or "with" or "to" or "at" && clauses.Chart.Tokens.Folded(clauses.Items[act + 2].Start) is "their" or "its" or "his" or "her" or "support") return false;
        return next.Mark || clauses.Chart.Tokens.Folded(next.Start) is "that" or "about" or "regarding" or "re" or "to" or "in" or "on" or "with" or "because" or "for" or "at" or "today" or "again" or "back" or "me" or "us";
    }

    /// <summary>"Acme got a call (25 min, ok)": how long or how good it was is what we know of our own.</summary>
    private static bool GotIt(Clauses clauses, in Clause clause, int got)
    {
        var (items, at) = (clauses.Items, got + 1);
        while (at < clause.End && items[at].Value is null && !items[at].Content) at++;
        if (at == clause.End || items[at].Value is not (Act or Batch or Lasting)) return false;
        for (var i = got + 1; i < clause.End; i++)
            if (items[i].Value is null && clauses.Chart.Tokens.Folded(items[i].Start) is "from" or "by" && !(i + 1 < clause.End && clauses.Chart.Tokens.Folded(items[i + 1].Start) is "me" or "us")) return false;
        for (var i = at; i < items.Count && !(items[i].Mark && clauses.Chart.Tokens.Folded(items[i].Start) is "." or "!" or "?"); i++) if (items[i].Value is Lasting or Batch or Rated) return true;
        return false;
    }

    private static bool SaysOurs(List<Item> items, in Clause clause, int from)
    {
        for (var i = from; i < clause.End; i++) if (items[i].Value is null && (items[i].Role & WordRole.Own) != 0) return HasAct(items, clause, i);
        return false;
    }

    /// <summary>"Acme got a call from me", "Acme was called by us", as the message begins; later it is a remark about others.</summary>
    private static bool IsByUs(Clauses clauses, in Clause clause, int from)
    {
        var acted = false;
        for (var i = from; i < clause.End && IsFirstToTell(clauses, clause); i++)
        {
            if (acted && clauses.Chart.Tokens.Folded(clauses.Items[i].Start) is "me" or "us" && clauses.Chart.Tokens.Folded(clauses.Items[i].Start - 1) is "from" or "by" or "with") return true;
            acted |= clauses.Items[i].Value is Act or Batch;
        }

        return false;
    }

    /// <summary>Before it only names stand, or nothing: "Both Acme and Globex got a call from me".</summary>
    private static bool IsFirstToTell(Clauses clauses, in Clause clause)
    {
        for (var i = 0; i < clause.First; i++) if (clauses.Items[i] is { Value: not (null or AccountName or Greeting or Aside or OnDay) } or { Value: null, Content: true }) return false;
        return true;
    }

    private static bool HasAct(List<Item> items, in Clause clause, int from)
    {
        for (var i = from; i < clause.End; i++) if (items[i].Value is Act or Batch) return true;
        return false;
    }

    private static bool FollowedByAct(List<Item> items, in Clause clause, int at)
    {
        for (var i = at + 1; i < clause.End; i++)
        {
            if (items[i].Value is Act { Form: Form.Done } or Moody) return true;
            if (items[i].Value is not null || (items[i].Role & WordRole.Own) != 0) return false;
        }

        return false;
    }
}
