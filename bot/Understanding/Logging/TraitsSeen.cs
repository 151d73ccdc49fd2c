using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// How each trait is seen in the words of the clause and those around it.
internal readonly partial struct Traits
{
    /// <summary>"organising a call with Acme": what somebody is about to do, before anything that was read.</summary>
    private static bool BeginsWithDoing(List<Item> items, Tokens tokens, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Mark || items[i].Value is Greeting or Aside or OnDay) continue;
            if (items[i].Value is not null) return false;
            // "pricing call with Acme" is one about prices.
            if (items[i].Content && i + 1 < clause.End && items[i + 1].Value is Act or Batch && tokens.Folded(items[i].Start) is not ("organising" or "organizing" or "coordinating" or "requesting" or "suggesting" or "awaiting")) return false;
            if (items[i].Content) return tokens.Folded(items[i].Start) is { Length: > 5 } word && word.EndsWith("ing") && (items[i].Role & (WordRole.Topic | WordRole.Tells)) == 0;
        }

        return false;
    }

    /// <summary>"I have a call", "we have a weekly 30 min call", where nothing says how it was.</summary>
    private static bool HaveOne(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Rated) return false;
        var article = false;
        for (var i = act - 1; i > clause.First; i--)
        {
            if (items[i].Value is Lasting or OnDay or AtTime) continue;
            if (items[i].Value is not null || items[i].Mark) return false;
            var text = tokens.Folded(items[i].Start);
            article |= text is "a" or "an" or "another";
            if (text is "have") return article && tokens.Folded(items[i - 1].Start) is "i" or "we" or "'ve" or "ve" or "still" or "also";
            if (items[i].Content || text is "made" or "had" or "done" or "given" or "gave" or "held" or "taken" or "sent" or "run" or "finished" or "completed") return false;
        }

        return false;
    }

    /// <summary>"is off", "is still open", "is at 3": not how long it was, how good, or that it is over.</summary>
    private static bool IsHowItStands(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        for (var i = at + 1; i < clause.End; i++)
        {
            if (items[i].Value is Lasting or Added or Rated or Happened or About or Batch or Bound { Loose: false }) return false;
            if (items[i].Value is null && tokens.Folded(items[i].Start) is "logged" or "a" or "an" or "sent" or "made" or "written" or "held" or "delivered" or "given" or "taken" or "answered") return false;
        }

        return at + 1 < clause.End;
    }

    /// <summary>"excited for the meeting", "open the call", "Acme accepted the meeting": a word of something else, and then the thing.</summary>
    private static bool IsOfOtherDoing(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        for (var i = clause.First; i < act - 1; i++)
            if (items[i] is { Value: null, Content: true } && tokens[items[i].Start].Kind == TokenKind.Word && items[i + 1] is { Value: null, Mark: false } && tokens.Folded(items[i + 1].Start) is "a" or "an" or "the" or "my" or "our" or "for" or "about" or "on" or "out" or "to" or "of" or "that" or "over" or "at") return true;
        return false;
    }

    /// <summary>How long it took follows in the same breath: "…, 30m".</summary>
    private static bool HasLengthBehind(List<Item> items, Tokens tokens, in Clause clause)
    {
        for (var i = clause.First; i < Math.Min(items.Count, clause.End + 5); i++)
        {
            if (i > clause.End && (tokens[items[i].Start].LineStart || items[i].Content || (items[i].Mark && tokens.Folded(items[i].Start) is "." or "?" or "!"))) return false;
            if (items[i].Value is Lasting { Length: not Length.Planned }) return true;
        }

        return false;
    }

    /// <summary>"to", directly before or with nothing but a word of our own between.</summary>
    private static bool FollowsTo(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        for (var i = at - 1; i >= Math.Max(clause.First, at - 2); i--)
        {
            if (items[i].Value is not null || items[i].Mark) return false;
            if (tokens.Folded(items[i].Start) is "to" or "and") return true;
        }

        return false;
    }

    /// <summary>Nothing but "is" or "now" between it and a call, a visit.</summary>
    private static bool FollowsThing(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        var i = at - 1;
        while (i >= clause.First && items[i].Value is null && tokens.Folded(items[i].Start) is "is" or "was" or "are" or "now" or "long" or "over" or "past") i--;
        return i >= clause.First && items[i].Value is Act { Form: Form.Noun or Form.NounOrOrder };
    }

    /// <summary>"the notes of yesterday's call", "the agenda for the 2 hour workshop": another one than was told of.</summary>
    internal static bool IsOfPaper(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        for (var i = act - 1; i > clause.First; i--)
        {
            if (items[i].Mark || items[i].Content || items[i].Value is not (null or OnDay or Lasting or AtTime or AccountName)) return false;
            if (tokens.Folded(items[i].Start) is "of" or "from" or "for" && items[i - 1].Value is null)
                return tokens.Folded(items[i - 1].Start) is "notes" or "minutes" or "slides" or "deck" or "agenda" or "recap" or "recording" or "summary" or "material" or "materials" or "protocol" or "prep" or "preparation";
        }

        return false;
    }

    /// <summary>The number that a clause begins with, where "for" and a name follow.</summary>
    private static int? CountAtStart(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        if (at + 2 >= clause.End || items[at + 2].Value is not AccountName || items[at + 1].Value is not null || tokens.Folded(items[at + 1].Start) is not ("for" or "to" or "with" or "at")) return null;
        for (var i = clause.First; i < at; i++) if (!items[i].Mark) return null;
        var word = Names.Key.Canonical(tokens.Folded(items[at].Start));
        return int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 20 ? count : null;
    }

    private static int? MinutesBeside(List<Item> items, Tokens tokens, in Clause clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            if (items[i].Value is not null || tokens[items[i].Start] is not { Kind: TokenKind.Number, Number: >= 10 and <= 240 and var n } || n != Math.Floor(n) || tokens[items[i].Start].Glued) continue;
            if (tokens.Folded(items[i].Start - 1) is "#" or "no" or "nr" or "number") continue;
            if (items[i - 1].Value is not (Act { Type: not Accounts.InteractionType.Ticket, Plural: false } or AccountName)) continue;
            var next = i + 1 < clause.End ? items[i + 1] : default;
            if (i + 1 == clause.End || next.Value is Rated or About or OnDay || (next.Mark && !tokens[next.Start].Glued)) return (int)n;
        }

        return null;
    }

    private static bool HasLengthIn(List<Item> items, in Clause clause)
    {
        var length = false;
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is OnDay or AtTime or AtInstant) return false;
            length |= items[i].Value is Lasting;
        }

        return length;
    }

    /// <summary>"because of Acme's integration", "due to Acme": why, and not with whom.</summary>
    internal static bool IsCause(Clauses clauses, in Clause clause, int at)
    {
        var tokens = clauses.Chart.Tokens;
        for (var i = at - 1; i >= clause.First; i--)
        {
            if (clauses.Items[i].Value is not null || clauses.Items[i].Mark || clauses.Items[i].Content) return false;
            var token = clauses.Items[i].Start;
            if (token > 0 && ((tokens.Folded(token) is "of" && tokens.Folded(token - 1) is "because" or "instead" or "competitor" or "supplier" or "partner") || (tokens.Folded(token) is "to" && tokens.Folded(token - 1) is "due" or "thanks"))) return true;
        }

        return false;
    }

    /// <summary>"yesterday", "two days ago": before today, whatever is meant.</summary>
    private static bool SaysPastDay(Clauses clauses, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (clauses.Items[i].Value is OnDay { Relative: true, Day: var day } && day.Past < clauses.Chart.Reading.Moment.Today) return true;
        return false;
    }

    private static bool IsFirstWord(List<Item> items, in Clause clause, int at)
    {
        for (var i = clause.First; i < at; i++) if (!items[i].Mark && items[i].Value is not (Greeting or OnDay or AtTime)) return false;
        return true;
    }

    /// <summary>"send Acme an email", "make a call to Acme".</summary>
    private static bool BeginsWithOrder(List<Item> items, Tokens tokens, in Clause clause, int act)
    {
        var ordered = false;
        for (var i = clause.First; i < act; i++)
        {
            if (items[i].Mark || items[i].Value is Greeting or AccountName) continue;
            var delegated = i > clause.First && tokens.Folded(items[clause.First].Start) is "have" or "ask" or "tell" or "get" or "let";
            if (delegated && items[i] is { Value: PersonName } or { Value: null, Content: true }) { ordered = true; continue; }
            if (items[i].Value is not null || items[i].Content || (items[i].Role & WordRole.Own) != 0) return false;
            if (!ordered && tokens.Folded(items[i].Start) is not ("send" or "write" or "make" or "do" or "give" or "hold" or "run" or "get" or "have" or "ask" or "tell" or "let" or "also" or "and" or "then")) return false;
            ordered |= tokens.Folded(items[i].Start) is "send" or "write" or "make" or "do" or "give" or "hold" or "run" or "get";
        }

        return ordered;
    }

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

    private static bool Near(List<Item> items, int a, int b)
    {
        for (var i = Math.Min(a, b) + 1; i < Math.Max(a, b); i++) if (items[i].Value is null && items[i].Content) return false;
        return true;
    }

    /// <summary>Nothing but "the" between "call" and the name.</summary>
    private static bool Directly(List<Item> items, Tokens tokens, int act, int account)
    {
        for (var i = act + 1; i < account; i++) if (items[i].Mark || items[i].Value is not null || tokens.Folded(items[i].Start) is not ("the" or "our")) return false;
        return true;
    }

    /// <summary>More of a name directly behind the account's: written large, or a kind of company.</summary>
    private static (int Start, int End)? Longer(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        if (tokens.Folded(items[at].End - 1) is "'s" || at + 1 >= clause.End) return null;
        var next = items[at + 1];
        if (next.Value is not null || next.Mark || !next.Content && (next.Role & WordRole.Company) == 0) return null;
        var company = (next.Role & WordRole.Company) != 0;
        var large = char.IsUpper(tokens.Raw(next.Start)[0]) && !IsShouted(tokens) && (next.Role & ~WordRole.Company) == 0;
        return company || large ? (items[at].Start, next.End) : null;
    }

    private static bool IsShouted(Tokens tokens)
    {
        var (large, small) = (0, 0);
        foreach (var c in tokens.Text) if (char.IsUpper(c)) large++; else if (char.IsLower(c)) small++;
        return large > small;
    }

    /// <summary>Content that stands where a name stands: behind "with", behind a verb.</summary>
    private static bool CanBeName(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        if (tokens[items[at].Start].Kind != TokenKind.Word && !items[at].Blank) return false;
        for (var i = at - 1; i >= clause.First; i--)
        {
            // "w/ Acme".
            if (items[i].Mark && i > clause.First && tokens.Folded(items[i].Start) is "/" && tokens[items[i].Start].Glued && tokens.Folded(items[i - 1].Start) is "w") return true;
            if (items[i].Mark) return false;
            // "The call started late".
            if (items[i].Value is Act { Form: Form.NounOrOrder } && i > clause.First && tokens.Folded(items[i - 1].Start) is "the" or "our" or "this" or "that" or "my" or "their") return false;
            if (items[i].Value is Act { Form: Form.Done or Form.NounOrOrder }) return true;
            if (items[i].Value is not null) return false;
            if (items[i].Content) return false;
            if ((items[i].Role & WordRole.With) != 0) return true;
            if ((items[i].Role & WordRole.Topic) != 0) return false;
            if (tokens.Folded(items[i].Start) is not ("the" or "our" or "a" or "both")) return false;
        }

        // "See ticket 123": the first word of a sentence is always written large.
        return char.IsUpper(tokens.Raw(items[at].Start)[0]) && items[at].Role == WordRole.None && !(clause.Before >= Break.Sentence && OrdinaryWords.Knows(tokens.Folded(items[at].Start)));
    }

    private static (int Start, int End) NameFrom(List<Item> items, Tokens tokens, in Clause clause, int at)
    {
        var end = at;
        while (end + 1 < clause.End && items[end + 1].Value is null && items[end + 1].Content) end++;
        return (items[at].Start, items[end].End);
    }

    /// <summary>The clause is a name and nothing else but pieces: one to four words together, written large or with a figure behind.</summary>
    private (int Start, int End)? NameAlone(List<Item> items, Tokens tokens, in Clause clause)
    {
        var (from, to, large, strange) = (-1, -1, true, false);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is not null || items[i].Mark) continue;
            if (!items[i].Content) { if ((items[i].Role & ~(WordRole.Glue | WordRole.With)) != 0) return null; continue; }
            if ((items[i].Role & ~WordRole.Company) != 0) return null;
            if (from >= 0 && to != i - 1) return null;
            if (from < 0) from = i;
            to = i;
            large &= char.IsUpper(tokens.Raw(items[i].Start)[0]);
            strange |= !OrdinaryWords.Knows(tokens, items[i].Start);
        }

        // A single word that begins its sentence is always written large.
        if (from < 0 || to - from > 3 || !(strange && HasLength || large && (strange || from < to || clause.Before < Break.Sentence))) return null;
        return (items[from].Start, items[to].End);
    }

    private static int? NumberAtEnd(List<Item> items, Tokens tokens, in Clause clause)
    {
        var last = clause.End - 1;
        while (last > clause.First && items[last].Mark) last--;
        if (items[last].Value is not null || tokens[items[last].Start].Kind != TokenKind.Number || (items[last].Start > 0 && tokens.Folded(items[last].Start - 1) is "#" or "no" or "nr" or "number")) return null;
        return tokens[items[last].Start].Number is > 0 and <= 240 and var n && n == Math.Floor(n) ? (int)n : null;
    }
}
