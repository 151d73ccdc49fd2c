using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>Is the message a question? Then nothing in it is logged.</summary>
internal static class Asking
{
    public static bool IsQuestion(Clauses clauses)
    {
        foreach (var clause in clauses.All) if (Begins(clauses, clause) && clause.Sentence == clauses.All[0].Sentence && IsFirst(clauses, clause)) return true;
        return Wonders(clauses) || NamesTheLast(clauses) || AsksForLastTime(clauses) || EndsAsked(clauses);
    }

    /// <summary>"I wonder who called Nova", "not sure when we met Acme".</summary>
    private static bool Wonders(Clauses clauses)
    {
        var (wonders, at) = (false, 0);
        for (; at < Math.Min(5, clauses.Items.Count) && !wonders; at++) wonders = clauses.Chart.Tokens.Folded(clauses.Items[at].Start) is "wonder" or "wondering" or "curious" or "sure" or "idea" or "know" or "remember" or "forgot";
        return wonders && at < clauses.Items.Count && (clauses.Items[at].Role & WordRole.Asks) != 0 && clauses.Items[at].Value is null;
    }

    /// <summary>"last time anyone visited Acme" and nothing more: when was it? Behind a comma something may be told.</summary>
    private static bool AsksForLastTime(Clauses clauses)
    {
        var tokens = clauses.Chart.Tokens;
        var at = tokens.Count > 2 && tokens.Folded(0) is "the" ? 1 : 0;
        return clauses.All.Count == 1 && tokens.Count > at + 2 && tokens.Folded(at) is "last" or "latest" or "first" && tokens.Folded(at + 1) is "time";
    }

    /// <summary>"Acme last call" and nothing more: when was it?</summary>
    private static bool NamesTheLast(Clauses clauses)
    {
        var last = false;
        foreach (var item in clauses.Items)
        {
            if (item.Mark || item.Value is AccountName or Greeting) continue;
            if (item.Value is Act { Form: Form.Noun or Form.NounOrOrder } && last) continue;
            if (item.Value is not null || clauses.Chart.Tokens.Folded(item.Start) is not ("last" or "latest" or "next" or "previous" or "the" or "our" or "my" or "with")) return false;
            last |= clauses.Chart.Tokens.Folded(item.Start) is "last" or "latest" or "next" or "previous";
        }

        return last;
    }

    /// <summary>Is this the clause in which the message begins, greetings left aside?</summary>
    private static bool IsFirst(Clauses clauses, in Clause clause)
    {
        foreach (var before in clauses.All)
        {
            if (before.First == clause.First) return true;
            if (IsChangeOfSubject(clauses, before)) continue;
            for (var i = before.First; i < before.End; i++)
                if (!clauses.Items[i].Mark && clauses.Items[i].Value is not (Greeting or null) || clauses.Items[i].Content) return false;
        }

        return true;
    }

    /// <summary>"ok, different thing: …", "something else, …".</summary>
    private static bool IsChangeOfSubject(Clauses clauses, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            for (var t = clauses.Items[i].Start; t < clauses.Items[i].End; t++)
                if (clauses.Chart.Tokens.Folded(t) is not ("ok" or "okay" or "well" or "so" or "now" or "anyway" or "alright" or "right" or "great" or "good" or "cool" or "thanks" or "different" or "another" or "new" or "other" or "next" or "separate" or "something" or "else" or "thing" or "topic" or "question" or "subject" or "quick" or "one" or "more" or "and" or "a" or "the" or "perfect" or "fine" or "nice" or "got" or "it")) return false;
        return true;
    }

    private static bool Begins(Clauses clauses, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            var item = clauses.Items[i];
            if (item.Mark || item.Value is Greeting) continue;
            // "average NPS of …" asks; "average call with Acme, 20 min" tells how it was.
            if (item.Value is Rated && clauses.Chart.Tokens.Folded(item.Start) is "average" && i + 1 < clause.End && clauses.Items[i + 1].Value is null && clauses.Items[i + 1].Content) return true;
            if (item.Value is not null) return item.Value is Moody && AsksWithMood(clauses, clause, i);
            var text = clauses.Chart.Tokens.Folded(item.Start);
            if (text is "please" or "pls" or "csmbot" or "bot" or "and" or "so" or "ok" or "hi" or "hey" or "hello" or "thanks" or "also") continue;
            // "people trained at Acme" asks for them.
            if (text is "people" or "learners" or "trainees" && i + 1 < clause.End && clauses.Items[i + 1].Value is Act) return true;
            if (text is "number" or "amount" or "share" or "percentage" && i + 1 < clause.End && clauses.Chart.Tokens.Folded(clauses.Items[i + 1].Start) is "of") return true;
            if (text is "last" or "latest" or "newest" or "oldest" or "earliest" or "longest" or "biggest" && AsksForNewest(clauses, clause, i)) return true;
            // "What a great call with Acme!"
            if (text is "what" && !clause.Asked && i + 2 < clause.End && clauses.Chart.Tokens.Folded(clauses.Items[i + 1].Start) is "a" or "an" && clauses.Items[i + 2].Value is Rated or Act) return false;
            if ((item.Role & WordRole.Asks) != 0) return !IsLabel(clauses, clause) && !HeadsList(clauses, clause, i);
            return (item.Role & WordRole.AsksIfSubject) != 0 && SubjectFollows(clauses, clause, i);
        }

        return false;
    }

    /// <summary>"who: …", "how long: …": a field of a form.</summary>
    private static bool IsLabel(Clauses clauses, in Clause clause) =>
        clause.End - clause.First <= 2 && clause.End + 1 < clauses.Items.Count && clauses.Chart.Tokens.Folded(clauses.Items[clause.End].Start) is ":" && !clauses.Items.Exists(i => i.Mark && clauses.Chart.Tokens.Folded(i.Start) is "?");

    /// <summary>"What I did today:" above a list of it.</summary>
    private static bool HeadsList(Clauses clauses, in Clause clause, int at)
    {
        if (clause.Asked || at + 2 >= clauses.Items.Count || clauses.Chart.Tokens.Folded(clauses.Items[at].Start) is not "what" || clauses.Chart.Tokens.Folded(clauses.Items[at + 1].Start) is not ("i" or "we")) return false;
        for (var i = at + 2; i < clauses.Items.Count; i++)
        {
            if (clauses.Chart.Tokens[clauses.Items[i].Start].LineStart || clauses.Chart.Tokens.Folded(clauses.Items[i].Start) is ":") return true;
            if (clauses.Items[i].Mark && clauses.Chart.Tokens.Folded(clauses.Items[i].Start) is "?") return false;
        }

        return false;
    }

    /// <summary>"last QBR with Acme" and nothing more asks when it was; "last call with Acme went well, 20 min" tells of it.</summary>
    private static bool AsksForNewest(Clauses clauses, in Clause clause, int at)
    {
        if (at + 1 >= clause.End || clauses.Items[at + 1].Value is not Act || clauses.All.Count != 1) return false;
        for (var i = at + 2; i < clause.End; i++)
            if (clauses.Items[i].Value is not (null or AccountName) || clauses.Items[i] is { Value: null, Content: true }) return false;
        return true;
    }

    private static bool AsksWithMood(Clauses clauses, in Clause clause, int at)
    {
        var role = LogWords.Of(clauses.Chart, clauses.Items[at].Start);
        return (role & WordRole.AsksIfSubject) != 0 && clauses.Items[at].End - clauses.Items[at].Start == 1 && SubjectFollows(clauses, clause, at);
    }

    /// <summary>"did we", "is the QBR", "has anyone", "did Acme"; not "did a QBR", "had a call", "was on the phone".</summary>
    private static bool SubjectFollows(Clauses clauses, in Clause clause, int at)
    {
        var verb = clauses.Chart.Tokens.Folded(clauses.Items[at].Start);
        if (at + 1 >= clause.End) return false;
        var next = clauses.Items[at + 1];
        var text = clauses.Chart.Tokens.Folded(next.Start);
        if (text is "i" or "we" or "you" or "they" or "he" or "she" or "it" or "anyone" or "anybody" or "someone" or "somebody" or "there" or "any" or "everyone") return true;
        if (next.Value is AccountName or PersonName) return verb is not ("had" or "have");
        return verb is "is" or "are" or "was" or "were" or "does" or "has" or "will" or "can" && text is "the" or "my" or "our" or "all" or "this" or "that" or "their";
    }

    /// <summary>The message is asked as a whole: all its sentences end in a question mark, or the one with an interaction does.</summary>
    private static bool EndsAsked(Clauses clauses)
    {
        var asked = -1;
        foreach (var clause in clauses.All) if (clause.Asked) asked = clause.Sentence;
        if (asked < 0) return false;
        foreach (var clause in clauses.All)
        {
            if (clause.Sentence == asked || clause.Asked) continue;
            for (var i = clause.First; i < clause.End; i++) if (clauses.Items[i].Value is Act or Batch or Lasting) return false;
        }

        return true;
    }
}
